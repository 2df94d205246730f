#include "tests/layering/layering.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>
#include <sstream>

namespace timbang::layering {
namespace {

struct Include {
  std::size_t line = 0;
  std::string target;  ///< what stands between the quotes or angle brackets
  bool quoted = false;
};

bool starts_with_any(std::string_view text, std::vector<std::string_view> const& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto beginning) { return text.starts_with(beginning); });
}

bool is_header(SourceText const& file) { return file.path.ends_with(".h"); }
bool is_cpp(SourceText const& file) { return is_header(file) || file.path.ends_with(".cpp"); }

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts(1);
  for (char const c : text) {
    if (separators.find(c) != std::string_view::npos) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::optional<Include> read_include(std::string_view line, std::size_t number) {
  auto const skip_blanks = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
  skip_blanks();
  if (!line.starts_with('#')) return std::nullopt;
  line.remove_prefix(1);
  skip_blanks();
  if (!line.starts_with("include")) return std::nullopt;
  line.remove_prefix(std::string_view("include").size());
  skip_blanks();
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return std::nullopt;
  bool const quoted = line.front() == '"';
  auto const end = line.find(quoted ? '"' : '>', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{number, std::string(line.substr(1, end - 1)), quoted};
}

std::vector<Include> includes_of(SourceText const& file) {
  std::vector<Include> includes;
  std::istringstream lines(file.text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (auto include = read_include(line, number)) includes.push_back(*include);
  }
  return includes;
}

/// `value` for engine/value/date.h, `cli` for cli/main.cpp, empty for anything else.
std::string folder_of(std::string_view path) {
  auto const parts = split(path, "/");
  if (parts.front() == "cli") return "cli";
  return parts.front() == "engine" && parts.size() > 2 ? parts[1] : std::string();
}

std::string at(SourceText const& file, std::size_t line) { return file.path + ":" + std::to_string(line) + ": "; }

/// The arguments of each call of `command` in a CMake file, without remarks.
std::vector<std::vector<std::string>> calls_of(std::string_view command, SourceText const& file) {
  std::string text;
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) text += line.substr(0, line.find('#')) + "\n";

  std::vector<std::vector<std::string>> calls;
  auto const opening = std::string(command) + "(";
  for (auto begin = text.find(opening); begin != std::string::npos; begin = text.find(opening, begin)) {
    begin += opening.size();
    std::vector<std::string> arguments;
    std::istringstream words(text.substr(begin, text.find(')', begin) - begin));
    for (std::string word; words >> word;) arguments.push_back(word);
    // `function(timbang_room room)` has the name as an argument, not as a call; it never reaches this place.
    calls.push_back(arguments);
  }
  return calls;
}

bool is_keyword(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0 || c == '_'; });
}

using Graph = std::map<std::string, std::set<std::string>>;

/// One circle of the graph as `a -> b -> a`, or empty.
std::string find_circle(Graph const& graph) {
  std::set<std::string> done;
  std::vector<std::string> path;
  std::string circle;
  std::function<bool(std::string const&)> const visit = [&](std::string const& node) {
    auto const seen = std::find(path.begin(), path.end(), node);
    if (seen != path.end()) {
      for (auto step = seen; step != path.end(); ++step) circle += *step + " -> ";
      circle += node;
      return true;
    }
    if (done.contains(node)) return false;
    path.push_back(node);
    if (auto const edges = graph.find(node); edges != graph.end()) {
      for (auto const& next : edges->second) {
        if (visit(next)) return true;
      }
    }
    path.pop_back();
    done.insert(node);
    return false;
  };
  for (auto const& [node, edges] : graph) {
    if (visit(node)) break;
  }
  return circle;
}

/// Within its room, a file in a subfolder stands for that subfolder; a file of the room itself stands alone.
std::string part_of_room(std::string_view path) {
  auto const parts = split(path, "/");
  return parts.size() > 3 ? parts[2] + "/" : parts.back();
}

}  // namespace

LayerTable read_layer_table(std::vector<SourceText> const& files) {
  LayerTable table;
  for (auto const& file : files) {
    if (file.path.starts_with("engine/") && file.path.ends_with("/CMakeLists.txt")) {
      for (auto const& call : calls_of("timbang_room", file)) {
        if (call.empty()) continue;
        auto& linked = table[call.front()];
        bool in_links = false;
        for (auto const& word : call) {
          if (is_keyword(word)) {
            in_links = word == "LINKS";
          } else if (in_links) {
            linked.insert(word);
          }
        }
      }
    }
    if (file.path == "cli/CMakeLists.txt") {
      for (auto const& call : calls_of("target_link_libraries", file)) {
        for (auto const& word : call) {
          if (word.starts_with("timbang_")) table["cli"].insert(word.substr(std::string_view("timbang_").size()));
        }
      }
      table["cli"].erase("options");  // flags of the compiler, not a room
    }
  }
  return table;
}

Breaches check_table(LayerTable const& table) {
  Breaches breaches;
  for (auto const& [room, links] : table) {
    for (auto const& link : links) {
      if (!table.contains(link)) breaches.push_back("layer table: " + room + " links " + link + ", which is no room");
    }
  }
  if (auto const circle = find_circle(table); !circle.empty()) breaches.push_back("layer table: a circle " + circle);
  return breaches;
}

Breaches check_layers(std::vector<SourceText> const& files, LayerTable const& table) {
  Breaches breaches;
  for (auto const& file : files) {
    auto const folder = folder_of(file.path);
    if (!is_cpp(file) || folder.empty()) continue;
    auto const row = table.find(folder);
    if (row == table.end()) {
      breaches.push_back(at(file, 1) + "`" + folder + "` has no row in the layer table");
      continue;
    }
    for (auto const& include : includes_of(file)) {
      if (include.target.starts_with("engine/")) {
        auto const room = folder_of(include.target);
        if (room == folder || row->second.contains(room)) continue;
        breaches.push_back(at(file, include.line) + folder + " may not include " + room + ", see `" + include.target +
                           "`");
      } else if (include.target.starts_with("cli/")) {
        if (folder != "cli") breaches.push_back(at(file, include.line) + "the engine may not include cli");
      } else if (include.target.starts_with("grammar/")) {
        if (folder != "language") breaches.push_back(at(file, include.line) + "only language may include the grammar");
      } else if (include.quoted && !starts_with_any(include.target, {"antlr4-", "TimbangParser"})) {
        breaches.push_back(at(file, include.line) + "`" + include.target + "` is not written from the root");
      }
    }
  }
  return breaches;
}

Breaches check_libraries(std::vector<SourceText> const& files) {
  Breaches breaches;
  for (auto const& file : files) {
    if (!is_cpp(file) || folder_of(file.path).empty()) continue;
    for (auto const& include : includes_of(file)) {
      auto const& target = include.target;
      auto const report = [&](std::string const& rule) {
        breaches.push_back(at(file, include.line) + "`" + target + "`: " + rule);
      };
      if (starts_with_any(target, {"antlr4-", "TimbangParser"}) && !file.path.starts_with("engine/language/parse/")) {
        report("only engine/language/parse may see ANTLR");
      }
      if (starts_with_any(target, {"gmp.h", "gmpxx.h"}) && !file.path.starts_with("engine/value/")) {
        report("only engine/value may see GMP");
      }
      if (starts_with_any(target, {"archive.h", "archive_entry.h", "xlsxwriter"}) &&
          !file.path.starts_with("engine/workbook/")) {
        report("only engine/workbook may see libarchive and libxlsxwriter");
      }
      if (target.starts_with("pugixml") && !starts_with_any(file.path, {"engine/workbook/", "engine/report/"})) {
        report("only engine/workbook and engine/report may see pugixml");
      }
      if (starts_with_any(target, {"nlohmann/", "spdlog/", "openssl/", "pugixml", "archive", "xlsxwriter"}) &&
          is_header(file)) {
        report("this library belongs in .cpp files");
      }
    }
  }
  return breaches;
}

Breaches check_subfolders(std::vector<SourceText> const& files) {
  std::map<std::string, Graph> rooms;
  for (auto const& file : files) {
    auto const room = folder_of(file.path);
    if (!is_cpp(file) || room.empty() || room == "cli") continue;
    for (auto const& include : includes_of(file)) {
      if (!include.target.starts_with("engine/") || folder_of(include.target) != room) continue;
      auto const from = part_of_room(file.path);
      auto const to = part_of_room(include.target);
      if (from != to) rooms[room][from].insert(to);
    }
  }
  Breaches breaches;
  for (auto const& [room, graph] : rooms) {
    auto const circle = find_circle(graph);
    if (!circle.empty()) breaches.push_back("engine/" + room + ": a circle of includes " + circle);
  }
  return breaches;
}

Breaches check_names(std::vector<SourceText> const& files) {
  static std::set<std::string> const empty_words = {"util",   "utils", "utility", "utilities", "helper", "helpers",
                                                    "common", "misc",  "manager", "managers",  "base",   "bases"};
  Breaches breaches;
  for (auto const& file : files) {
    for (auto const& word : split(file.path, "/_-.")) {
      if (empty_words.contains(word))
        breaches.push_back(at(file, 1) + "`" + word + "` says nothing about what is inside");
    }
  }
  return breaches;
}

Breaches check_headers(std::vector<SourceText> const& files) {
  Breaches breaches;
  for (auto const& file : files) {
    if (is_header(file) && !starts_with_any(file.text, {"//", "/*"})) {
      breaches.push_back(at(file, 1) + "a header opens with a few lines on what it is");
    }
  }
  return breaches;
}

}  // namespace timbang::layering
