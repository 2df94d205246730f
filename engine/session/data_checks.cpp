#include "engine/session/data_checks.h"

#include <algorithm>
#include <variant>

#include "engine/evaluate/data_check.h"
#include "engine/explain/value_text.h"
#include "engine/ir/fields_read.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Language;

/// `selesai = 6 Desember 2011, mulai = 31 Oktober 2016`: what the check has met.
std::string values_text(ir::Program const& program, ir::RecordType const& type,
                        std::vector<std::uint16_t> const& fields, value::RecordDatum const& row, Language language) {
  std::string text;
  for (auto const index : fields) {
    auto const* known = std::get_if<value::Value>(&row.fields.at(index).content);
    if (known == nullptr) continue;
    auto const& field = type.fields.at(index);
    text += (text.empty() ? "`" : ", `") + field.name + "` = `" +
            explain::value_text(program, field.type, *known, language) + "`";
  }
  return text;
}

}  // namespace

DataChecks::DataChecks(ir::Program const& program, evaluate::EvaluationContext dates)
    : program_(program), dates_(dates) {
  for (auto const& type : program.record_types) {
    fields_.emplace_back();
    for (auto const& check : type.checks) fields_.back().push_back(ir::own_fields(program, check.condition));
  }
}

std::vector<records::RowFinding> DataChecks::inspect(ir::RecordTypeId type, value::RecordDatum const& row,
                                                     std::vector<bool> const& readable) const {
  std::vector<records::RowFinding> findings;
  auto const& checks = program_[type].checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    auto const& fields = fields_.at(type.index).at(i);
    auto const can_be_asked = std::all_of(fields.begin(), fields.end(), [&](auto field) { return readable.at(field); });
    if (!can_be_asked || !evaluate::is_violated(program_, type, checks[i], row, dates_)) continue;
    auto const& check = checks[i];
    auto const code =
        check.rejects ? source::DiagnosticCode::data_check_failed : source::DiagnosticCode::data_check_warned;
    Argument const values(values_text(program_, program_[type], fields, row, Language::indonesian),
                          values_text(program_, program_[type], fields, row, Language::english));
    findings.push_back({code, {check.label.empty() ? "`" + check.name + "`" : check.label, values}, fields.front()});
  }
  return findings;
}

}  // namespace timbang::session
