// Statements about one program: its values, types, days, formulas and remarks, in words and by meaning.
// Used by the describers of this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/description/description.h"
#include "engine/document/description/meaning.h"
#include "engine/document/words.h"

namespace timbang::document {

/// What stands behind the name of a type.
struct TypeLimits {
  std::optional<std::uint32_t> decimals = {};
  value::Interval<value::Rational> range = {};
  std::string_view pattern = {};
};

class StatementMaker {
public:
  StatementMaker(ir::Program const& program, source::SourceStore const& sources, source::Language language)
      : program_(program), sources_(sources), language_(language) {}

  /// What is said in the author's words alone; nothing when the text is empty.
  static Statement plain(std::string text);
  Statement of_word(Word word) const;
  /// A sentence whose parts are the author's.
  template <typename... Arguments>
  Statement of_sentence(Word word, Arguments const&... arguments) const {
    Statement made{sentence(word, language_, arguments...), std::to_string(static_cast<unsigned>(word)), false};
    ((made.meaning += fmt::format("|{}", arguments)), ...);
    return made;
  }
  /// A yes when `holds`, else nothing is said.
  Statement when(bool holds) const { return holds ? of_word(Word::yes) : Statement{}; }
  Statement joined(std::vector<Statement> const& parts, std::string_view separator = "; ") const;

  Statement value(ir::PackageId home, value::Type const& type, value::Value const& value) const;
  Statement possible(value::Type const& type, value::Possible const& possible) const;
  Statement type(ir::PackageId home, value::Type const& type, TypeLimits const& limits = {}) const;
  Statement period(ir::Period const& period) const;
  Statement date(value::Date date) const;

  /// As the author wrote it.
  Statement formula(Perspective const& perspective, ir::NodeId node, Reads& reads) const;
  /// Nothing when there is none.
  Statement formula(Perspective const& perspective, std::optional<ir::NodeId> node, Reads& reads) const;
  Remarks remarks(ir::Annotations const& annotations) const;

  /// A stretch of a file without the indentation of its lines.
  std::string written(source::Span span) const;

  ir::Program const& program() const { return program_; }
  source::Language language() const { return language_; }

private:
  std::string type_name(ir::PackageId home, value::Type const& type) const;

  ir::Program const& program_;
  source::SourceStore const& sources_;
  source::Language language_;
};

}  // namespace timbang::document
