#include "engine/session/gather.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/records/schema.h"
#include "engine/session/assessment_records.h"

namespace timbang::session {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

std::vector<ir::RecordTypeId> types_named(ir::Program const& program, std::string const& name) {
  std::vector<ir::RecordTypeId> found;
  for (std::uint16_t i = 0; i < program.record_types.size(); ++i) {
    if (program.record_types[i].name == name) found.push_back({i});
  }
  return found;
}

/// Of types with the same name in several packages, the one that rules ask for.
std::optional<ir::RecordTypeId> collection_named(ir::Program const& program, ir::FieldSet const& needed,
                                                 std::string const& name) {
  auto const types = types_named(program, name);
  for (auto const type : types) {
    if (needed.collections().count(type) > 0) return type;
  }
  return types.empty() ? std::nullopt : std::optional(types.front());
}

bool is_field_of(ir::RecordType const& type, std::string const& name) {
  return std::any_of(type.fields.begin(), type.fields.end(), [&](ir::Field const& field) {
    auto const& names = field.source_names;
    return field.name == name || std::find(names.begin(), names.end(), name) != names.end();
  });
}

/// All that can be given beside the main file: lists and nested records of the subject, and collections.
std::string names_of_files(ir::Program const& program, GatheringPlan const& plan) {
  std::string names;
  auto const add = [&](std::string const& name) { names += (names.empty() ? "`" : ", `") + name + "`"; };
  for (auto const& field : program[plan.subject].fields) {
    auto const is_held = field.type.kind == value::TypeKind::list || field.type.kind == value::TypeKind::record;
    if (is_held && field.relation == ir::Relation::none) add(field.name);
  }
  for (auto const type : plan.needed.collections()) add(program[type].name);
  return names;
}

void assign_file(ir::Program const& program, GatheringPlan& plan, records::ChildFile const& file) {
  auto const dot = file.list.find('.');
  auto const name = file.list.substr(0, dot);
  auto const type =
      is_field_of(program[plan.subject], file.list) ? std::nullopt : collection_named(program, plan.needed, name);
  if (!type) {
    if (!is_field_of(program[plan.subject], file.list)) {
      plan.mistakes.push_back({DiagnosticCode::child_list_unknown,
                               source::NoPlace{},
                               {file.list, names_of_files(program, plan)},
                               {},
                               records::remedy_for_nested_list(program[plan.subject], file.list)});
    } else {
      plan.main.children.push_back(file);  // the reader of the main file says what is wrong with it
    }
    return;
  }
  auto& files = *type == plan.subject ? plan.main : plan.collections[*type];
  if (dot != std::string::npos) {
    files.children.push_back({file.list.substr(dot + 1), file.path});
  } else if (!files.path.empty()) {
    plan.mistakes.push_back({DiagnosticCode::child_given_twice, source::NoPlace{}, {name}, {}, {}});
  } else {
    files.path = file.path;
  }
}

/// A field that no rule reads takes no memory. Keys and relations stay, for they are how records are found.
void forget_unread(ir::Program const& program, ir::FieldSet const& needed, ir::RecordTypeId type,
                   value::RecordDatum& record) {
  auto const& declared = program[type];
  for (std::uint16_t i = 0; i < declared.fields.size(); ++i) {
    auto const& field = declared.fields[i];
    auto const is_kept = needed.contains(type, i) || declared.key == i || field.relation != ir::Relation::none;
    if (!is_kept) record.fields[i].content = value::Absence::unknown;
  }
}

class Gatherer {
public:
  Gatherer(ir::Program const& program, ScoreRequest const& request, GatheringPlan const& plan, GatheringSink& sink)
      : program_(program), request_(request), plan_(plan), sink_(sink), gathered_(std::make_unique<Gathered>()) {}

  std::unique_ptr<Gathered> run() {
    gathered_->file_diagnostics = plan_.mistakes;
    gathered_->is_refused = std::any_of(plan_.mistakes.begin(), plan_.mistakes.end(), [](Diagnostic const& mistake) {
      return mistake.severity() == source::Severity::error;
    });
    if (gathered_->is_refused) return std::move(gathered_);
    for (auto const& [type, files] : plan_.collections) read_collection(type, files);
    if (plan_.is_population && !gathered_->is_refused) read_members();
    if (!gathered_->is_refused) check_collections();
    return std::move(gathered_);
  }

private:
  /// Takes every record that can be used; the others go to the sink.
  template <typename Take>
  void read_all(ir::RecordTypeId type, RecordRequest const& files, Take const& take) {
    auto const source = open_records_of(program_, type, files, plan_.needed, request_.dates);
    while (auto item = source->next()) {
      if (auto const* rejection = std::get_if<records::Rejection>(&*item)) {
        note_rejected(type, *rejection);
        sink_.rejected(*rejection);
      } else if (auto const* row = std::get_if<records::LeftOutRow>(&*item)) {
        sink_.left_out(*row);
      } else {
        auto& record = std::get<records::ReadRecord>(*item);
        forget_unread(program_, plan_.needed, type, record.record);
        take(record);
      }
    }
    auto const& about_files = source->file_diagnostics();
    gathered_->file_diagnostics.insert(gathered_->file_diagnostics.end(), about_files.begin(), about_files.end());
    gathered_->is_refused = gathered_->is_refused || source->refused();
  }

  void note_rejected(ir::RecordTypeId type, records::Rejection const& rejection) {
    if (!rejection.key.empty()) gathered_->rejected_keys[type].insert(rejection.key);
    if (type == plan_.subject) ++gathered_->num_rejected_members;
    auto& rejected = gathered_->rejected[type];
    if (rejection.partial) {
      rejected.partial.push_back(*rejection.partial);
      forget_unread(program_, plan_.needed, type, rejected.partial.back());
    } else {
      ++rejected.num_unreadable;
    }
  }

  void read_collection(ir::RecordTypeId type, RecordRequest const& files) {
    std::vector<value::RecordDatum> records;
    auto& places = places_[type];
    read_all(type, files, [&](records::ReadRecord& record) {
      if (!record.warnings.empty()) sink_.warned(record.warnings);
      records.push_back(std::move(record.record));
      places.push_back(record.place());
    });
    gathered_->holidays.tell(program_, type, records, gathered_->rejected[type]);
    gathered_->collections.add(program_, type, std::move(records), gathered_->rejected[type]);
  }

  void read_members() {
    std::vector<value::RecordDatum> records;
    read_all(plan_.subject, plan_.main, [&](records::ReadRecord& record) {
      records.push_back(std::move(record.record));
      record.record.fields.clear();
      gathered_->members.push_back(std::move(record));
    });
    auto const is_collection = plan_.needed.collections().count(plan_.subject) > 0;
    if (is_collection) {
      gathered_->collections.add(program_, plan_.subject, std::move(records), gathered_->rejected[plan_.subject]);
    }
    if (!is_collection) gathered_->own_data = std::move(records);
    auto const& all = is_collection ? gathered_->collections.find(plan_.subject)->records() : gathered_->own_data;
    for (auto const& record : all) gathered_->data.push_back(&record);
  }

  /// Only when everything has been read is it known what is nowhere.
  void check_collections() {
    for (auto const& [type, places] : places_) {
      auto const& records = gathered_->collections.find(type)->records();
      for (std::size_t i = 0; i < records.size(); ++i) {
        auto const broken = broken_relations(program_, type, records[i], plan_, *gathered_, places[i]);
        if (!broken.empty()) sink_.warned(broken);
      }
    }
    for (std::size_t i = 0; i < gathered_->members.size(); ++i) {
      auto& member = gathered_->members[i];
      auto broken = broken_relations(program_, plan_.subject, *gathered_->data[i], plan_, *gathered_, member.place());
      member.warnings.insert(member.warnings.end(), broken.begin(), broken.end());
    }
  }

  ir::Program const& program_;
  ScoreRequest const& request_;
  GatheringPlan const& plan_;
  GatheringSink& sink_;
  std::unique_ptr<Gathered> gathered_;
  std::map<ir::RecordTypeId, std::vector<source::DataPlace>> places_;
};

}  // namespace

GatheringPlan plan_gathering(ir::Program const& program, ScoreRequest const& request) {
  auto const& assessment = program[request.assessment];
  GatheringPlan plan;
  plan.subject = assessment.summary ? program[assessment.summary->base].subject : assessment.subject;
  plan.needed = ir::fields_read(program, request.assessment);
  plan.main.path = request.records.path;
  auto const& wanted = plan.needed.collections();
  plan.is_population = assessment.ranking || assessment.summary || wanted.count(plan.subject) > 0;
  for (auto const& file : request.records.children) assign_file(program, plan, file);
  for (auto const& [type, files] : plan.collections) {
    auto const& name = program[type].name;
    auto const is_wanted = wanted.count(type) > 0;
    if (!is_wanted || files.path.empty()) {
      auto const code = is_wanted ? DiagnosticCode::collection_without_file : DiagnosticCode::collection_not_wanted;
      plan.mistakes.push_back({code, source::NoPlace{}, {name}, {}, {}});
    }
  }
  if (plan.main.path.empty()) {
    plan.mistakes.push_back(
        {DiagnosticCode::subject_not_given, source::NoPlace{}, {program[plan.subject].name}, {}, {}});
  }
  for (auto const type : wanted) {
    if (type == plan.subject || plan.collections.count(type) > 0) continue;
    plan.mistakes.push_back({DiagnosticCode::collection_not_given, source::NoPlace{}, {program[type].name}, {}, {}});
  }
  return plan;
}

std::unique_ptr<Gathered> gather(ir::Program const& program, ScoreRequest const& request, GatheringPlan const& plan,
                                 GatheringSink& sink) {
  return Gatherer(program, request, plan, sink).run();
}

}  // namespace timbang::session
