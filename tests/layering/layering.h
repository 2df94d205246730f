// The rules of the house about files, names and includes, applied to texts in memory.
// layering_test.cpp feeds it the checkout, and small made-up trees to see each rule fail.
// It reads the layer table from the CMake files and never holds a copy of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::layering {

/// A file of the checkout: its path from the root, with `/`, and its text.
struct SourceText {
  std::string path;
  std::string text;
};

/// What each folder may include from engine/: key `value` for engine/value, key `cli` for cli/. A room's own name is not
/// in its set.
using LayerTable = std::map<std::string, std::set<std::string>>;

/// Reads the `timbang_room(<room> LINKS <room>... )` calls below engine/ and the `timbang_<room>` names in the link line
/// of cli/CMakeLists.txt. `files` may hold other files too; they are not looked at.
LayerTable read_layer_table(std::vector<SourceText> const& files);

/// Each function below gives one message per breach, `path:line: what is wrong`, in the order of `files`.
using Breaches = std::vector<std::string>;

/// Rooms that link each other in a circle, or that link a room which is not there.
Breaches check_table(LayerTable const& table);
/// Includes from engine/ that the layer table does not allow, and quoted includes that are not written from the root.
Breaches check_layers(std::vector<SourceText> const& files, LayerTable const& table);
/// Libraries outside the place they belong to: ANTLR, GMP, and those that stay out of headers.
Breaches check_libraries(std::vector<SourceText> const& files);
/// Subfolders of one room that include each other in a circle, directly or through a file of the room.
Breaches check_subfolders(std::vector<SourceText> const& files);
/// Files and folders whose name says nothing: util, helper, common and the like.
Breaches check_names(std::vector<SourceText> const& files);
/// Headers that do not open with a comment.
Breaches check_headers(std::vector<SourceText> const& files);

}  // namespace timbang::layering
