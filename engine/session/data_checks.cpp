#include "engine/session/data_checks.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/evaluate/data_check.h"
#include "engine/explain/reason_text.h"
#include "engine/explain/value_text.h"
#include "engine/ir/fields_read.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Language;

/// What is in a field: of a list, how many rows; of a nested record, that it is there.
struct ContentText {
  ir::Program const& program;
  ir::Field const& field;
  Language language;

  std::string operator()(value::Value const& known) const {
    return "`" + explain::value_text(program, field.type, known, language) + "`";
  }
  std::string operator()(value::ListDatum const& list) const {
    return std::to_string(list.rows.size()) + word(" baris", list.rows.size() == 1 ? " row" : " rows");
  }
  std::string operator()(value::RecordDatum const&) const { return word("ada", "present"); }
  std::string operator()(value::Absence absence) const {
    switch (absence) {
      case value::Absence::unknown: return word("belum ada data", "no data");
      case value::Absence::none: return word("tidak ada", "none");
      case value::Absence::still_running: return word("masih berjalan", "still running");
    }
    return {};
  }

private:
  std::string word(std::string_view indonesian, std::string_view english) const {
    return std::string(source::in_language(language, indonesian, english));
  }
};

/// `selesai` = `6 Desember 2011`, `uji` = 3 baris: what the check has met.
std::string values_text(ir::Program const& program, ir::RecordType const& type,
                        std::vector<std::uint16_t> const& fields, value::RecordDatum const& row, Language language) {
  std::string text;
  for (auto const index : fields) {
    auto const& field = type.fields.at(index);
    text += (text.empty() ? "`" : ", `") + field.name +
            "` = " + std::visit(ContentText{program, field, language}, row.fields.at(index).content);
  }
  return text;
}

/// `T901 pembagian dengan nol`, when the condition could not be computed. That there is no value to ask about is no fault
/// of the check: it does not apply to the record.
std::optional<Argument> why_not_asked(ir::Program const& program, value::Outcome const& outcome) {
  if (!outcome.is_fault() || outcome.fault().code == source::DiagnosticCode::operand_not_applicable)
    return std::nullopt;
  auto const& fault = outcome.fault();
  auto const code = std::string(source::facts(fault.code).name) + " ";
  return Argument(code + explain::fault_text(program, fault, Language::indonesian),
                  code + explain::fault_text(program, fault, Language::english));
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
    if (!can_be_asked) continue;
    auto const& check = checks[i];
    auto const outcome = evaluate::ask(program_, type, check, row, dates_);
    auto const reason = why_not_asked(program_, outcome);
    if (!reason && !outcome.is_false()) continue;
    auto const code = reason          ? source::DiagnosticCode::data_check_not_applied
                      : check.rejects ? source::DiagnosticCode::data_check_failed
                                      : source::DiagnosticCode::data_check_warned;
    Argument const values(values_text(program_, program_[type], fields, row, Language::indonesian),
                          values_text(program_, program_[type], fields, row, Language::english));
    std::vector<Argument> arguments{check.label.empty() ? "`" + check.name + "`" : check.label, values};
    if (reason) arguments.push_back(*reason);
    findings.push_back({code, std::move(arguments), fields.front()});
  }
  return findings;
}

}  // namespace timbang::session
