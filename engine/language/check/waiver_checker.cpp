#include "engine/language/check/waiver_checker.h"

#include <algorithm>
#include <utility>

namespace timbang::language {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

std::vector<SymbolKind> const all_kinds = {SymbolKind::regulation, SymbolKind::enumeration, SymbolKind::record,
                                           SymbolKind::parameter, SymbolKind::assessment};

/// A waiver whose target has been found.
struct OpenWaiver {
  ast::Waiver const* tree = nullptr;
  source::Span target;
  bool is_used = false;

  bool waives(Diagnostic const& diagnostic) const {
    auto const* place = std::get_if<source::Span>(&diagnostic.place);
    return place != nullptr && facts(diagnostic.code).name == tree->code.text && place->file == target.file &&
           target.begin <= place->begin && place->end <= target.end;
  }
};

/// What only `timbang test --coverage` finds.
bool is_of_coverage(std::string_view code) { return code >= "T770" && code <= "T775"; }

class WaiverChecker {
public:
  WaiverChecker(CheckState& state, std::vector<std::unique_ptr<CheckedModule>> const& modules)
      : state_(state), modules_(modules) {}

  void run() {
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        if (auto const* tree = std::get_if<ast::Waiver>(&item)) add(*module, *tree);
      }
    }
    // With more messages than are kept, nothing can be taken out without losing count.
    if (waivers_.empty() || state_.sink.num_dropped() > 0) return;
    for (auto& diagnostic : state_.sink.take()) {
      auto is_waived = false;
      for (auto& waiver : waivers_) {
        if (!waiver.waives(diagnostic)) continue;
        waiver.is_used = true;
        is_waived = true;
      }
      if (!is_waived) state_.sink.report(std::move(diagnostic));
    }
    for (auto const& waiver : waivers_) {
      // While there are errors not all findings have been looked for.
      if (waiver.is_used || state_.sink.has_errors() || is_of_coverage(waiver.tree->code.text)) continue;
      state_.report(DiagnosticCode::nothing_to_waive, waiver.tree->span,
                    {waiver.tree->code.text, waiver.tree->target.text()});
    }
  }

private:
  void add(CheckedModule const& module, ast::Waiver const& tree) {
    auto const& codes = source::all_diagnostics();
    auto const code = std::find_if(codes.begin(), codes.end(),
                                   [&](source::DiagnosticFacts const& facts) { return facts.name == tree.code.text; });
    if (code == codes.end() || code->severity != source::Severity::finding) {
      state_.report(DiagnosticCode::not_a_finding, tree.code.span, {tree.code.text});
      return;
    }
    auto const target = find_target(module, tree.target);
    if (!target) return;
    waivers_.push_back({&tree, *target});
    state_.program.waivers.push_back({tree.code.text, tree.target.text(), tree.reason.text, tree.signer.text,
                                      tree.through, module.package, tree.span});
  }

  /// A declaration of a package, or a part of one: `HasilSeleksi`, `HasilSeleksi.akhir`. Reported when there is none.
  std::optional<source::Span> find_target(CheckedModule const& module, ast::Path const& path) {
    auto const& name = path.parts.back().text;
    auto const whole = state_.symbols.find(module.package, path.text(), all_kinds);
    if (whole.size() == 1) return span_of(whole.front(), {});
    if (path.parts.size() > 1) {
      auto owner = path;
      owner.parts.pop_back();
      auto const found =
          state_.symbols.find(module.package, owner.text(), {SymbolKind::assessment, SymbolKind::record});
      auto const part = found.size() == 1 ? span_of(found.front(), name) : std::nullopt;
      if (part) return part;
    }
    if (!state_.is_excused(module.package, name)) {
      state_.report(DiagnosticCode::unknown_name, path.span, {path.text(), {"nama", "name"}});
    }
    return std::nullopt;
  }

  /// Of the declaration, or of its part of that name.
  std::optional<source::Span> span_of(Symbol const& symbol, std::string const& part) const {
    auto const& name = name_of(symbol);
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        auto const found =
            std::visit([&](auto const& tree) { return span_in(tree, symbol, name, part, *module); }, item);
        if (found) return found;
      }
    }
    return std::nullopt;
  }

  std::string const& name_of(Symbol const& symbol) const {
    auto const& program = state_.program;
    switch (symbol.kind) {
      case SymbolKind::regulation: return program.regulations[symbol.index].name;
      case SymbolKind::unit: return program.units[symbol.index].name;
      case SymbolKind::enumeration: return program.enumerations[symbol.index].name;
      case SymbolKind::record: return program.record_types[symbol.index].name;
      case SymbolKind::parameter: return program.parameters[symbol.index].name;
      case SymbolKind::assessment: break;
    }
    return program.assessments[symbol.index].name;
  }

  template <typename Tree>
  std::optional<source::Span> span_in(Tree const& tree, Symbol const& symbol, std::string const& name,
                                      std::string const& part, CheckedModule const& module) const {
    if constexpr (requires { tree.heading.name; }) {
      if (tree.heading.name.text != name || symbol.package != module.package) return std::nullopt;
      if (part.empty()) return tree.heading.span;
      if constexpr (requires { tree.rules; }) {
        for (auto const& rule : tree.rules) {
          auto const& heading = std::visit([](auto const& each) -> ast::Heading const& { return each.heading; }, rule);
          if (heading.name.text == part) return heading.span;
        }
      }
      if constexpr (requires { tree.columns; }) {
        for (auto const& column : tree.columns) {
          if (column.heading.name.text == part) return column.heading.span;
        }
      }
      if constexpr (requires { tree.members; }) {
        for (auto const& member : tree.members) {
          if (member.heading.name.text == part) return member.heading.span;
        }
      }
    }
    return std::nullopt;
  }

  CheckState& state_;
  std::vector<std::unique_ptr<CheckedModule>> const& modules_;
  std::vector<OpenWaiver> waivers_;
};

}  // namespace

void apply_waivers(CheckState& state, std::vector<std::unique_ptr<CheckedModule>> const& modules) {
  WaiverChecker(state, modules).run();
}

}  // namespace timbang::language
