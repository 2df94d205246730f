#include "engine/evaluate/collections.h"

#include <variant>

namespace timbang::evaluate {

namespace {

value::Value const* known(value::RecordDatum const& record, std::uint16_t field) {
  return std::get_if<value::Value>(&record.fields.at(field).content);
}

}  // namespace

Collection::Collection(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records,
                       Rejected rejected)
    : records_(std::move(records)), rejected_(std::move(rejected)) {
  auto const& declared = program[type];
  for (std::size_t i = 0; declared.key && i < records_.size(); ++i) {
    if (auto const* key = known(records_[i], *declared.key)) by_key_.emplace(*key, i);
  }
  for (auto const& record : rejected_.partial) {
    if (auto const* key = declared.key ? known(record, *declared.key) : nullptr) doubtful_keys_.insert(*key);
  }
  for (std::uint16_t field = 0; field < declared.fields.size(); ++field) {
    if (declared.fields[field].relation == ir::Relation::by_key) index(field);
  }
}

void Collection::index(std::uint16_t field) {
  auto& index = referring_[field];
  auto const may_be_anyone = [&](value::RecordDatum const& record) {
    auto const* absence = std::get_if<value::Absence>(&record.fields.at(field).content);
    return absence != nullptr && *absence == value::Absence::unknown;
  };
  index.is_all_doubtful = rejected_.num_unreadable > 0;
  for (auto const& record : records_) {
    if (auto const* key = known(record, field)) index.records[*key].push_back(&record);
    index.is_all_doubtful = index.is_all_doubtful || may_be_anyone(record);
  }
  for (auto const& record : rejected_.partial) {
    if (auto const* key = known(record, field)) index.doubtful.insert(*key);
    index.is_all_doubtful = index.is_all_doubtful || may_be_anyone(record);
  }
}

value::RecordDatum const* Collection::find(value::Value const& key) const {
  auto const found = by_key_.find(key);
  return found == by_key_.end() || doubtful_keys_.count(key) > 0 ? nullptr : &records_[found->second];
}

std::vector<value::RecordDatum const*> const& Collection::referring(std::uint16_t via, value::Value const& key) const {
  static std::vector<value::RecordDatum const*> const nobody;
  auto const& index = referring_.at(via).records;
  auto const found = index.find(key);
  return found == index.end() ? nobody : found->second;
}

bool Collection::is_complete(std::uint16_t via, value::Value const& key) const {
  auto const& index = referring_.at(via);
  return !index.is_all_doubtful && index.doubtful.count(key) == 0;
}

void Collections::add(ir::Program const& program, ir::RecordTypeId type, std::vector<value::RecordDatum> records,
                      Rejected rejected) {
  collections_.emplace(std::piecewise_construct, std::forward_as_tuple(type),
                       std::forward_as_tuple(program, type, std::move(records), std::move(rejected)));
}

Collection const* Collections::find(ir::RecordTypeId type) const {
  auto const found = collections_.find(type);
  return found == collections_.end() ? nullptr : &found->second;
}

}  // namespace timbang::evaluate
