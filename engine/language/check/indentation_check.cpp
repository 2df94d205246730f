#include "engine/language/check/indentation_check.h"

#include <optional>
#include <string>
#include <string_view>

namespace timbang::language {

namespace {

using source::DiagnosticCode;

class IndentationChecker {
public:
  IndentationChecker(CheckState& state, ast::Module const& module)
      : state_(state), file_(state.sources.get(module.file)) {}

  void check(ast::Assessment const& assessment) {
    Level level{&assessment.heading, {}};
    for (auto const& rule : assessment.rules) {
      std::visit([&](auto const& tree) { check_rule(level, tree); }, rule);
    }
  }

  void check(ast::Parameter const& parameter) { check_exceptions(parameter); }

private:
  /// Constructs with one parent.
  struct Level {
    ast::Heading const* parent;
    std::optional<std::uint32_t> column;  ///< of the first that is first on its line
  };

  template <typename Rule>
  void check_rule(Level& level, Rule const& rule) {
    check_heading(level, rule.heading, true);
    if constexpr (requires { rule.groups; }) {
      Level groups{&rule.heading, {}};
      for (auto const& group : rule.groups) check_heading(groups, group.heading, true);
    }
    if constexpr (requires { rule.exceptions; }) check_exceptions(rule);
  }

  template <typename Excepted>
  void check_exceptions(Excepted const& tree) {
    Level level{&tree.heading, {}};
    for (auto const& exception : tree.exceptions) {
      check_heading(level, exception.heading, !exception.against.has_value());
    }
  }

  void check_heading(Level& level, ast::Heading const& heading, bool is_flush) {
    auto const column = column_of(heading);
    if (!column) return;
    auto const parent = column_of(*level.parent);
    // A file without any indentation contradicts nothing.
    auto const is_below = !parent || *column >= *parent;
    auto const is_in_line = !is_flush || !level.column || *column == *level.column;
    if (is_flush && !level.column) level.column = column;
    if (is_below && is_in_line) return;
    state_.report_clash(DiagnosticCode::indentation_contradicts, heading.name.span,
                        {heading.name.text, level.parent->name.text}, level.parent->name.span,
                        {"termasuk ini", "part of this"});
  }

  /// Empty when something else stands before it on its line.
  std::optional<std::uint32_t> column_of(ast::Heading const& heading) const {
    auto const position = file_.position(heading.span.begin);
    auto const start = file_.line_start(position.line);
    auto const before = file_.rules().substr(start, heading.span.begin - start);
    if (before.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
    return position.column;
  }

  CheckState& state_;
  source::SourceFile const& file_;
};

}  // namespace

void check_indentation(CheckState& state, ast::Module const& module) {
  IndentationChecker checker(state, module);
  for (auto const& item : module.items) {
    if (auto const* assessment = std::get_if<ast::Assessment>(&item)) checker.check(*assessment);
    if (auto const* parameter = std::get_if<ast::Parameter>(&item)) checker.check(*parameter);
  }
}

}  // namespace timbang::language
