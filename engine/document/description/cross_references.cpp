#include "engine/document/description/cross_references.h"

namespace timbang::document {

void CrossReferences::declares(std::size_t entry, ir::ParameterId parameter) {
  declare(Kind::parameter, parameter.index, entry);
}
void CrossReferences::declares(std::size_t entry, ir::RuleId rule) { declare(Kind::rule, rule.index, entry); }
void CrossReferences::declares(std::size_t entry, ir::RecordTypeId record) {
  declare(Kind::record, record.index, entry);
}
void CrossReferences::declares(std::size_t entry, ir::EnumerationId choice) {
  declare(Kind::choice, choice.index, entry);
}
void CrossReferences::declares(std::size_t entry, ir::RegulationId regulation) {
  declare(Kind::regulation, regulation.index, entry);
}
void CrossReferences::declares(std::size_t entry, ir::AssessmentId evaluation) {
  declare(Kind::evaluation, evaluation.index, entry);
}

void CrossReferences::use_part(Kind whole, Kind part, std::uint32_t index, std::uint32_t number, std::size_t entry) {
  use(whole, index, entry);
  users_[{part, index, number}].insert(entry);
}

void CrossReferences::reads(std::size_t entry, Reads const& reads) {
  for (auto const parameter : reads.parameters) use(Kind::parameter, parameter.index, entry);
  for (auto const rule : reads.rules) use(Kind::rule, rule.index, entry);
  for (auto const record : reads.records) use(Kind::record, record.index, entry);
  for (auto const& [record, field] : reads.fields) use_part(Kind::record, Kind::field, record.index, field, entry);
  for (auto const& [choice, number] : reads.choices) use_part(Kind::choice, Kind::choice_value, choice, number, entry);
}

void CrossReferences::uses(std::size_t entry, value::Type const& type) {
  if (type.kind == value::TypeKind::enumeration) use(Kind::choice, type.index, entry);
  if (type.kind == value::TypeKind::record || type.kind == value::TypeKind::list) use(Kind::record, type.index, entry);
}
void CrossReferences::uses(std::size_t entry, ir::AssessmentId evaluation) {
  use(Kind::evaluation, evaluation.index, entry);
}
void CrossReferences::cites(std::size_t entry, ir::Annotations const& annotations) {
  for (auto const& citation : annotations.citations) use(Kind::regulation, citation.regulation.index, entry);
}

void CrossReferences::write_to(std::vector<Entry>& entries) const {
  for (auto const& [target, users] : users_) {
    auto const is_part = target.kind == Kind::field || target.kind == Kind::choice_value;
    auto const whole = target.kind == Kind::field ? Kind::record : Kind::choice;
    auto const declared = declared_.find({is_part ? whole : target.kind, target.index, 0});
    if (declared == declared_.end()) continue;
    auto& entry = entries.at(declared->second);
    auto& used_by = is_part ? entry.listings.front().lines.at(target.part).used_by : entry.used_by;
    for (auto const user : users) {
      if (user != declared->second) used_by.push_back(user);
    }
  }
}

}  // namespace timbang::document
