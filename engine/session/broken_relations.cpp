// What relations between records do not find: orphans, records that were rejected, and more records than declared.
#include <string>
#include <utility>
#include <variant>

#include "engine/evaluate/label.h"
#include "engine/records/schema.h"
#include "engine/session/gather.h"

namespace timbang::session {

namespace {

using source::Argument;
using source::Diagnostic;
using source::DiagnosticCode;

class RelationInspector {
public:
  RelationInspector(ir::Program const& program, GatheringPlan const& plan, Gathered const& gathered,
                    source::DataPlace const& place)
      : program_(program), plan_(plan), gathered_(gathered), place_(place) {}

  void inspect(ir::RecordTypeId type, value::RecordDatum const& record) {
    auto const& declared = program_[type];
    for (std::uint16_t i = 0; i < declared.fields.size(); ++i) {
      if (!plan_.needed.contains(type, i)) continue;
      auto const& field = declared.fields[i];
      auto const& content = record.fields[i].content;
      if (field.relation == ir::Relation::by_key) {
        if (auto const* key = std::get_if<value::Value>(&content)) check_reference(field, *key);
      } else if (field.relation == ir::Relation::inverse) {
        check_number(field, declared, record);
      } else if (auto const* nested = std::get_if<value::RecordDatum>(&content)) {
        inspect({field.type.index}, *nested);
      } else if (auto const* list = std::get_if<value::ListDatum>(&content)) {
        for (auto const& row : list->rows) inspect({field.type.index}, row);
      }
    }
  }

  std::vector<Diagnostic> take() { return std::move(found_); }

private:
  source::DataPlace place_of(ir::Field const& field, std::string key) const {
    auto place = place_;
    place.column = field.source_names.empty() ? field.name : field.source_names.front();
    place.value = std::move(key);
    return place;
  }

  void check_reference(ir::Field const& field, value::Value const& key) {
    ir::RecordTypeId const target{field.type.index};
    auto const* collection = gathered_.collections.find(target);
    if (collection == nullptr || collection->find(key) != nullptr) return;
    auto const& type = program_[target];
    auto const text = evaluate::label_of(program_, type.fields.at(*type.key).type, key);
    Diagnostic orphan{DiagnosticCode::reference_leads_nowhere, place_of(field, text), {type.name, text}, {}, {}};
    auto const rejected = gathered_.rejected_keys.find(target);
    if (rejected != gathered_.rejected_keys.end() && rejected->second.count(text) > 0) {
      orphan.remedy = Argument("catatan itu ditolak; yang bergantung padanya belum dapat diputuskan",
                               "that record was rejected; what depends on it stays undecided");
    }
    found_.push_back(std::move(orphan));
  }

  void check_number(ir::Field const& field, ir::RecordType const& owner, value::RecordDatum const& record) {
    auto const* collection = gathered_.collections.find({field.type.index});
    auto const* key = std::get_if<value::Value>(&record.fields.at(*owner.key).content);
    if (collection == nullptr || key == nullptr || !field.max_rows) return;
    auto const number = collection->referring(field.via, *key).size();
    if (number <= *field.max_rows) return;
    auto const text = evaluate::label_of(program_, owner.fields.at(*owner.key).type, *key);
    found_.push_back({DiagnosticCode::too_many_refer,
                      place_of(field, text),
                      {std::to_string(number), program_[ir::RecordTypeId{field.type.index}].name, text, field.name,
                       std::to_string(*field.max_rows)},
                      {},
                      {}});
  }

  ir::Program const& program_;
  GatheringPlan const& plan_;
  Gathered const& gathered_;
  source::DataPlace const& place_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> broken_relations(ir::Program const& program, ir::RecordTypeId type,
                                         value::RecordDatum const& record, GatheringPlan const& plan,
                                         Gathered const& gathered, source::DataPlace const& place) {
  // Most rules relate nothing, and then no record need be walked through.
  if (plan.needed.collections().empty()) return {};
  RelationInspector inspector(program, plan, gathered, place);
  inspector.inspect(type, record);
  return inspector.take();
}

}  // namespace timbang::session
