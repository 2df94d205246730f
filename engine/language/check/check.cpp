#include "engine/language/check/check.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "engine/language/check/applicability_check.h"
#include "engine/language/check/assessment_checker.h"
#include "engine/language/check/check_state.h"
#include "engine/language/check/confidentiality_check.h"
#include "engine/language/check/declaration_checker.h"
#include "engine/language/check/delegation_checker.h"
#include "engine/language/check/dependency_check.h"
#include "engine/language/check/example_checker.h"
#include "engine/language/check/exception_clash.h"
#include "engine/language/check/indentation_check.h"
#include "engine/language/check/member_evaluation.h"
#include "engine/language/check/norm_checker.h"
#include "engine/language/check/parameter_exceptions.h"
#include "engine/language/check/predefined.h"
#include "engine/language/check/ranking_checker.h"
#include "engine/language/check/record_checker.h"
#include "engine/language/check/summary_checker.h"
#include "engine/language/check/waiver_checker.h"
#include "engine/value/notation.h"

namespace timbang::language {

namespace {

using source::DiagnosticCode;

// Tables are indexed by 16 bits.
constexpr std::size_t max_entries = 60'000;

ir::Program empty_program() {
  ir::Program program;
  program.units.resize(value::num_predefined_units);
  return program;
}

class ProgramChecker {
public:
  ProgramChecker(source::SourceStore const& sources, std::vector<ParsedModule const*> const& parsed,
                 source::DiagnosticSink& sink, std::function<std::vector<ast::Module const*>()> other_modules)
      : state_(sources, sink), delegation_(state_), parsed_(parsed) {
    state_.program = empty_program();
    state_.other_modules = std::move(other_modules);
  }

  std::optional<ir::Program> run() {
    declare_packages();
    declare_imports();
    for (auto const& module : modules_) declare_items(module);
    auto const derived = derived_units();
    for (auto const& module : modules_) check_unit_conversions(*module, derived);
    // Each step needs what the one before has filled in, of all modules.
    for_each<ast::Choice>([&](CheckedModule const& module, ast::Choice const& tree, std::uint16_t index) {
      check_choice(state_, module, tree, {index});
    });
    for_each<ast::Regulation>([&](CheckedModule const& module, ast::Regulation const& tree, std::uint16_t index) {
      check_regulation(state_, module, tree, {index});
    });
    for_each<ast::Record>([&](CheckedModule const& module, ast::Record const& tree, std::uint16_t index) {
      check_record(state_, module, tree, {index});
    });
    for_each<ast::Record>([&](CheckedModule const&, ast::Record const& tree, std::uint16_t index) {
      check_record_rows(state_, tree, {index});
    });
    for (auto const& module : modules_) check_working_week(*module);
    check_record_nesting(state_);
    for_each<ast::Parameter>([&](CheckedModule const& module, ast::Parameter const& tree, std::uint16_t index) {
      check_parameter(state_, module, tree, {index});
    });
    check_terms();
    for_each<ast::Parameter>([&](CheckedModule const& module, ast::Parameter const& tree, std::uint16_t index) {
      check_parameter_exceptions(state_, module, tree, {index});
    });
    check_parameters_within_exceptions(state_);
    for_each<ast::Record>([&](CheckedModule const& module, ast::Record const& tree, std::uint16_t index) {
      check_data_checks(state_, module, tree, {index});
    });
    for (auto const& module : modules_) {
      check_indentation(state_, module->tree);
      state_.program.packages.at(module->package.index).annotations =
          annotations(state_, *module, module->tree.header.annotations);
    }
    check_assessments();
    for_each<ast::Ranking>([&](CheckedModule const& module, ast::Ranking const& tree, std::uint16_t index) {
      check_ranking(state_, module, tree, {index});
    });
    for_each<ast::Summary>([&](CheckedModule const& module, ast::Summary const& tree, std::uint16_t index) {
      check_summary(state_, module, tree, {index});
    });
    check_confidentiality(state_);
    make_parameter_steps(state_);
    for_each<ast::Ranking>([&](CheckedModule const& module, ast::Ranking const& tree, std::uint16_t index) {
      complete_ranking(state_, module, tree, {index});
    });
    if (is_right()) check_exception_clashes(state_);
    if (is_right()) check_dependencies(state_);
    if (is_right()) check_applicability(state_);
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        if (auto const* example = std::get_if<ast::Example>(&item)) {
          check_example(state_, delegation_, *module, *example);
        }
      }
    }
    apply_waivers(state_, modules_);
    if (!is_right()) return std::nullopt;
    return std::move(state_.program);
  }

private:
  bool is_right() const {
    auto const is_complete = [](ParsedModule const* parsed) { return parsed->is_complete; };
    return !state_.sink.has_errors() && std::all_of(parsed_.begin(), parsed_.end(), is_complete);
  }

  // ---- Names ---------------------------------------------------------------------------------------------------------

  void declare_packages() {
    for (auto const* parsed : parsed_) {
      state_.unread_names.insert(parsed->unread_names.begin(), parsed->unread_names.end());
      if (!parsed->usable) continue;
      auto const& header = parsed->tree.header;
      auto const name = header.name.text();
      if (auto const other = state_.symbols.package(name)) {
        state_.report_clash(DiagnosticCode::duplicate_package, header.name.span, {name}, state_.program[*other].span,
                            {"berkas yang lain", "the other file"});
        continue;
      }
      auto const id = ir::PackageId{static_cast<std::uint16_t>(state_.program.packages.size())};
      state_.program.packages.push_back({name, header.version, parsed->tree.language,
                                         header.calendar_policy.value_or(value::CalendarPolicy::none),
                                         header.name.span});
      state_.symbols.add_package(name, id);
      modules_.push_back(std::make_unique<CheckedModule>(CheckedModule{parsed->tree, id}));
      state_.program.packages.back().days_of_month = check_remaining_days(header);
      if (!header.scope) continue;
      auto const scope = check_scope(state_, *modules_.back(), *header.scope);
      state_.program.packages.back().scope = scope.value_or(ir::Scope::not_written);
    }
  }

  /// Holidays are records that have a date for their key.
  void check_working_week(CheckedModule const& module) {
    auto const& written = module.tree.header.working_week;
    if (!written) return;
    auto const& path = written->holidays;
    auto const symbol = resolve(state_, module, path.text(), path.span, SymbolKind::record);
    if (!symbol) return;
    auto const& record = state_.program.record_types.at(symbol->index);
    if (!record.key || record.fields.at(*record.key).type.kind != value::TypeKind::date) {
      state_.report_clash(DiagnosticCode::holidays_without_date, path.span, {path.text()}, record.span,
                          {"data itu", "that record"});
      return;
    }
    state_.program.packages.at(module.package.index).working_calendar =
        ir::WorkingCalendar{written->week, ir::RecordTypeId{symbol->index}};
  }

  std::optional<std::int32_t> check_remaining_days(ast::PackageHeader const& header) {
    auto const& written = header.remaining_days;
    if (!written) return std::nullopt;
    auto const is_month = written->months == 0 && (written->days == 30 || written->days == 31);
    if (!is_month) state_.report(DiagnosticCode::days_of_month_form, header.remaining_days_span);
    return written->days;
  }

  void declare_imports() {
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        auto const* import = std::get_if<ast::Import>(&item);
        if (import == nullptr) continue;
        auto const imported = state_.symbols.package(import->package.text());
        if (imported) {
          state_.symbols.import(module->package, *imported);
        } else {
          state_.incomplete_packages.insert(module->package);
          state_.report(DiagnosticCode::unknown_import, import->package.span, {import->package.text()});
        }
      }
    }
  }

  template <typename Table>
  std::optional<std::uint16_t> new_entry(Table& table, source::Span where, source::Argument const& kind) {
    if (table.size() >= max_entries) {
      state_.report(DiagnosticCode::too_many, where, {source::grouped(max_entries), kind});
      return std::nullopt;
    }
    table.emplace_back();
    return static_cast<std::uint16_t>(table.size() - 1);
  }

  template <typename Table>
  void declare(CheckedModule const& module, ast::Name const& name, SymbolKind kind, Table& table, void const* tree) {
    auto const index = new_entry(table, name.span, kind_text(kind));
    if (!index) return;
    auto& entry = table.back();
    entry.name = name.text;
    entry.package = module.package;
    if constexpr (requires { entry.span; }) entry.span = name.span;
    entries_[tree] = *index;
    Symbol previous;
    if (predefined_type(name.text, module.language()) ||
        !state_.symbols.declare(name.text, {kind, *index, module.package, name.span}, previous)) {
      state_.report_clash(DiagnosticCode::duplicate_name, name.span, {name.text}, previous.span,
                          {"pernyataan yang pertama", "first declared here"});
    }
  }

  void declare_items(std::unique_ptr<CheckedModule> const& module) {
    auto& program = state_.program;
    for (auto const& item : module->tree.items) {
      if (auto const* tree = std::get_if<ast::UnitDeclaration>(&item)) {
        for (auto const& unit : tree->units) declare(*module, unit.name, SymbolKind::unit, program.units, &unit);
      } else if (auto const* regulation = std::get_if<ast::Regulation>(&item)) {
        declare(*module, regulation->heading.name, SymbolKind::regulation, program.regulations, regulation);
      } else if (auto const* choice = std::get_if<ast::Choice>(&item)) {
        declare(*module, choice->heading.name, SymbolKind::enumeration, program.enumerations, choice);
      } else if (auto const* record = std::get_if<ast::Record>(&item)) {
        declare(*module, record->heading.name, SymbolKind::record, program.record_types, record);
        if (entries_.count(record) > 0) program.record_types.back().label = record->heading.label;
      } else if (auto const* parameter = std::get_if<ast::Parameter>(&item)) {
        declare(*module, parameter->heading.name, SymbolKind::parameter, program.parameters, parameter);
      } else if (auto const* term = std::get_if<ast::OpenTerm>(&item)) {
        declare(*module, term->heading.name, SymbolKind::parameter, program.parameters, term);
      } else if (auto const* assessment = std::get_if<ast::Assessment>(&item)) {
        declare(*module, assessment->heading.name, SymbolKind::assessment, program.assessments, assessment);
      } else if (auto const* ranking = std::get_if<ast::Ranking>(&item)) {
        declare_derived(*module, *ranking);
      } else if (auto const* summary = std::get_if<ast::Summary>(&item)) {
        declare_derived(*module, *summary);
      }
    }
  }

  template <typename Tree>
  void declare_derived(CheckedModule const& module, Tree const& tree) {
    declare(module, tree.heading.name, SymbolKind::assessment, state_.program.assessments, &tree);
    auto const entry = entries_.find(&tree);
    if (entry != entries_.end()) state_.derived.insert(ir::AssessmentId{entry->second});
  }

  // Units that are written in terms of another, rightly or wrongly.
  std::set<std::uint16_t> derived_units() const {
    std::set<std::uint16_t> derived;
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        auto const* tree = std::get_if<ast::UnitDeclaration>(&item);
        if (tree == nullptr) continue;
        for (auto const& unit : tree->units) {
          auto const entry = entries_.find(&unit);
          if (unit.base && entry != entries_.end()) derived.insert(entry->second);
        }
      }
    }
    return derived;
  }

  // `jam = 60 menit`, where the base must not be such a unit itself, wherever that is declared; so there is no circle either.
  // What is wrongly derived is not used for further messages.
  void check_unit_conversions(CheckedModule const& module, std::set<std::uint16_t> const& derived) {
    for (auto const& item : module.tree.items) {
      auto const* tree = std::get_if<ast::UnitDeclaration>(&item);
      if (tree == nullptr) continue;
      for (auto const& unit : tree->units) {
        auto const entry = entries_.find(&unit);
        if (!unit.base || entry == entries_.end()) continue;
        auto const base = resolve(state_, module, unit.base->text, unit.base->span, SymbolKind::unit);
        if (!base || derived.count(base->index) > 0 || unit.factor->sign() <= 0) {
          if (base) report_base(unit, module.language());
          state_.unread_names.insert(unit.name.text);
          continue;
        }
        state_.program.units.at(entry->second).conversion = std::pair(*unit.factor, value::UnitId{base->index});
      }
    }
  }

  void report_base(ast::UnitEntry const& unit, source::Language language) {
    auto const& base = unit.base->text;
    source::Diagnostic wrong{DiagnosticCode::unit_base, unit.base->span, {unit.name.text, base}, {}, {}};
    if (unit.factor->sign() <= 0) {
      wrong.arguments.back() = value::write_number(*unit.factor, language) + " " + base;
      wrong.remedy = source::Argument("tulis bilangan lebih dari nol di depan `" + base + "`",
                                      "write a number above zero before `" + base + "`");
    }
    state_.sink.report(std::move(wrong));
  }

  template <typename Tree, typename Function>
  void for_each(Function const& function) {
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        auto const* tree = std::get_if<Tree>(&item);
        if (tree == nullptr) continue;
        auto const entry = entries_.find(tree);
        if (entry != entries_.end()) function(*module, *tree, entry->second);
      }
    }
  }

  template <typename Tree, typename Function>
  void for_each_undeclared(Function const& function) {
    for (auto const& module : modules_) {
      for (auto const& item : module->tree.items) {
        if (auto const* tree = std::get_if<Tree>(&item)) function(*module, *tree);
      }
    }
  }

  void check_terms() {
    for_each<ast::OpenTerm>([&](CheckedModule const& module, ast::OpenTerm const& tree, std::uint16_t index) {
      delegation_.check_open_term(module, tree, {index});
    });
    for_each_undeclared<ast::Setting>(
        [&](CheckedModule const& module, ast::Setting const& tree) { delegation_.check_setting(module, tree); });
    delegation_.complete_terms();
    for (auto const& module : modules_) delegation_.check_names(*module);
  }

  void check_assessments() {
    std::vector<std::unique_ptr<AssessmentChecker>> checkers;
    for_each<ast::Assessment>([&](CheckedModule const& module, ast::Assessment const& tree, std::uint16_t index) {
      auto checker = std::make_unique<AssessmentChecker>(state_, module, tree, ir::AssessmentId{index});
      if (checker->declare_rules()) {
        checkers.push_back(std::move(checker));
      } else {
        state_.without_subject.insert(ir::AssessmentId{index});
      }
    });
    for (auto& checker : declare_additions()) checkers.push_back(std::move(checker));
    for (auto const& checker : checkers) checker->check_rules();
    for_each_undeclared<ast::Norm>(
        [&](CheckedModule const& module, ast::Norm const& tree) { check_norm(state_, module, tree); });
  }

  /// By the name of the package that adds, so that it does not matter in which order files are given.
  std::vector<std::unique_ptr<AssessmentChecker>> declare_additions() {
    std::vector<std::pair<CheckedModule const*, ast::Addition const*>> additions;
    for_each_undeclared<ast::Addition>(
        [&](CheckedModule const& module, ast::Addition const& tree) { additions.emplace_back(&module, &tree); });
    std::stable_sort(additions.begin(), additions.end(), [&](auto const& a, auto const& b) {
      return state_.program[a.first->package].name < state_.program[b.first->package].name;
    });
    std::vector<std::unique_ptr<AssessmentChecker>> checkers;
    for (auto const& [module, tree] : additions) {
      auto const symbol =
          resolve(state_, *module, tree->assessment.text(), tree->assessment.span, SymbolKind::assessment);
      if (!symbol || state_.without_subject.count(ir::AssessmentId{symbol->index}) > 0) continue;
      if (!check_is_evaluation(state_, {symbol->index}, tree->assessment, {"tambahan", "an addition"})) continue;
      auto checker = std::make_unique<AssessmentChecker>(state_, *module, *tree, ir::AssessmentId{symbol->index});
      if (checker->declare_additions()) checkers.push_back(std::move(checker));
    }
    return checkers;
  }

  CheckState state_;
  DelegationChecker delegation_;
  std::vector<ParsedModule const*> const& parsed_;
  std::vector<std::unique_ptr<CheckedModule>> modules_;
  std::map<void const*, std::uint16_t> entries_;  // from a declaration's tree to its place in the program
};

}  // namespace

std::optional<ir::Program> check(source::SourceStore const& sources, std::vector<ParsedModule const*> const& modules,
                                 source::DiagnosticSink& sink,
                                 std::function<std::vector<ast::Module const*>()> other_modules) {
  return ProgramChecker(sources, modules, sink, std::move(other_modules)).run();
}

std::optional<ir::Program> check_expression(source::SourceStore const& sources, source::FileId file,
                                            source::Language language, ast::Formula const& formula,
                                            source::DiagnosticSink& sink) {
  CheckState state(sources, sink);
  state.program = empty_program();
  auto const where = formula.span;
  ast::Module tree;
  tree.file = file;
  tree.language = language;
  state.program.packages.push_back({"eval", "", language, value::CalendarPolicy::data_error, where});
  state.program.record_types.push_back({"Kosong", "", {}, std::nullopt, {}, where});
  ir::Assessment assessment;
  assessment.name = "eval";
  assessment.span = where;
  state.program.assessments.push_back(std::move(assessment));
  CheckedModule const module{tree, {}};
  ExpressionChecker checker(state, module, ir::AssessmentId{0}, {{0, "", {}, true}});
  auto const type_of = [&]() -> std::optional<value::Type> {
    auto const root = checker.check(*formula.expression);
    return root ? std::optional(checker.node(*root).type) : std::nullopt;
  };
  auto const type = type_of();
  if (!type) return std::nullopt;
  auto declared = *type;
  declared.whole = false;
  auto const root = checker.check_formula(formula, declared);
  if (!root || sink.has_errors()) return std::nullopt;
  ir::Rule rule;
  rule.name = "hasil";
  rule.body = ir::Computation{ir::always(*root), {}};
  rule.type = declared;
  rule.is_step = true;
  rule.span = where;
  state.program.rules.push_back(std::move(rule));
  state.program.assessments.front().rules.push_back({0});
  return std::move(state.program);
}

}  // namespace timbang::language
