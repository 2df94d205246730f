// Decision tables, with their versions and exceptions.
#include <algorithm>
#include <map>

#include "engine/document/description/describer.h"

namespace timbang::document {

void Describer::describe_table(std::vector<ir::TableId> const& versions) {
  auto const& first = program_[versions.front()];
  auto const& evaluation = program_[first.assessment];
  auto const& sample = program_[first.outputs.front()];
  auto const home = sample.added_by.value_or(evaluation.package);
  auto const made = open(EntryKind::table, first.name, first.label, home, first.span);
  entry().within = qualified_name(home, evaluation.package, evaluation.name);
  for (auto const output : first.outputs) references_.declares(made, output);
  switch (first.hit_policy) {
    case ir::HitPolicy::exactly_one: add(Aspect::hit_policy, make_.of_word(Word::exactly_one)); break;
    case ir::HitPolicy::first_match: add(Aspect::hit_policy, make_.of_word(Word::first_match)); break;
    case ir::HitPolicy::all_matches: add(Aspect::hit_policy, make_.of_word(Word::all_matches)); break;
    case ir::HitPolicy::sum: add(Aspect::hit_policy, make_.of_word(Word::sum_of_matches)); break;
    case ir::HitPolicy::largest: add(Aspect::hit_policy, make_.of_word(Word::largest_match)); break;
    case ir::HitPolicy::smallest: add(Aspect::hit_policy, make_.of_word(Word::smallest_match)); break;
  }
  auto const perspective = perspective_of(sample);
  if (sample.for_each) {
    add(Aspect::for_each, for_each(evaluation.subject, *sample.for_each));
  }
  // In the order of the file; the results have them by date.
  auto const last = std::get<ir::TableOutput>(sample.body).versions.back();
  for (auto const version : versions) add(rows(program_[version], perspective, version == last));
  add_table_exceptions(first, perspective);
}

/// Every version but the last ends where the next begins.
Listing Describer::rows(ir::Table const& table, Perspective const& perspective, bool is_last) {
  Listing listing;
  listing.aspect = Aspect::rows;
  listing.from = table.in_force.from;
  if (is_last) listing.through = table.in_force.through;
  auto const is_by_place =
      table.hit_policy == ir::HitPolicy::first_match || table.hit_policy == ir::HitPolicy::all_matches;
  auto const is_named =
      std::any_of(table.rows.begin(), table.rows.end(), [](auto const& row) { return !row.name.empty(); });
  listing.identity = is_by_place ? LineIdentity::sequence : is_named ? LineIdentity::name : LineIdentity::content;
  if (is_named) listing.columns.push_back(heading(Aspect::name));
  for (auto const input : table.inputs) listing.columns.push_back(formula(perspective, input));
  for (auto const output : table.outputs) {
    auto const& rule = program_[output];
    auto const type = this->type(perspective.home, rule.type, {rule.decimals, rule.range, {}});
    listing.columns.push_back({rule.is_step ? sentence(Word::column_of_step, make_.language(), rule.name, type.text)
                                            : rule.name + " : " + type.text,
                               rule.name + ":" + type.meaning + (rule.is_step ? "step" : ""), false});
  }
  for (auto const& row : table.rows) {
    Line line;
    line.name = row.name;
    if (is_named) line.cells.push_back(StatementMaker::plain(row.name));
    for (auto const condition : row.conditions) line.cells.push_back(formula(perspective, condition));
    for (auto const output : row.outputs) line.cells.push_back(formula(perspective, output));
    line.remarks = remarks(row.annotations);
    line.span = row.span;
    listing.lines.push_back(std::move(line));
  }
  listing.remarks = remarks(table.annotations);
  return listing;
}

/// Written once for all results, held by each of them: put together again, with a column for what becomes of each.
void Describer::add_table_exceptions(ir::Table const& table, Perspective const& perspective) {
  Listing listing;
  listing.aspect = Aspect::exceptions;
  listing.columns = {heading(Aspect::name), heading(Aspect::label), heading(Aspect::against), heading(Aspect::in_force),
                     heading(Aspect::when)};
  auto const num_common = listing.columns.size();
  for (auto const output : table.outputs) {
    listing.columns.push_back({program_[output].name, program_[output].name, false});
  }
  std::map<std::uint32_t, Line> lines;  // by place in the file
  for (std::size_t column = 0; column < table.outputs.size(); ++column) {
    auto const& tree = std::get<ir::TableOutput>(program_[table.outputs[column]].body).exceptions;
    std::vector<std::string> against(tree.exceptions.size());
    for (auto const& exception : tree.exceptions) {
      for (auto const child : exception.children) against[child] = exception.name;
    }
    for (std::size_t i = 0; i < tree.exceptions.size(); ++i) {
      auto const& exception = tree.exceptions[i];
      auto& line = lines[exception.span.begin];
      if (line.cells.empty()) {
        line.name = exception.name;
        line.cells = {StatementMaker::plain(exception.name), StatementMaker::plain(exception.label),
                      against[i].empty() && !exception.row.empty() ? make_.of_sentence(Word::against_row, exception.row)
                                                                   : StatementMaker::plain(against[i]),
                      make_.period(exception.in_force), formula(perspective, exception.guard)};
        line.cells.resize(listing.columns.size(), make_.of_word(Word::unchanged));
        line.remarks = remarks(exception.annotations);
        line.span = exception.span;
      }
      if (!exception.keeps_value) line.cells[num_common + column] = formula(perspective, exception.formula);
    }
  }
  for (auto& [place_in_file, line] : lines) listing.lines.push_back(std::move(line));
  add(std::move(listing));
}

}  // namespace timbang::document
