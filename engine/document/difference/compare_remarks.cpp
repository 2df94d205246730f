#include "engine/document/difference/compare_remarks.h"

#include <map>

namespace timbang::document {

namespace {

std::vector<Statement> statements(std::vector<std::string> const& texts) {
  std::vector<Statement> made;
  for (auto const& text : texts) made.push_back({text, text});
  return made;
}

/// Texts of those statements that `others` has not as often.
std::vector<std::string> lacking_in(std::vector<Statement> const& others, std::vector<Statement> const& statements) {
  std::map<std::string, std::size_t> counts;
  for (auto const& other : others) ++counts[other.meaning];
  std::vector<std::string> lacking;
  for (auto const& statement : statements) {
    auto const found = counts.find(statement.meaning);
    if (found != counts.end() && found->second > 0) {
      --found->second;
    } else {
      lacking.push_back(statement.text);
    }
  }
  return lacking;
}

void compare(Aspect remark, std::vector<Statement> const& before, std::vector<Statement> const& after,
             std::vector<RemarkChange>& changes) {
  auto const gone = lacking_in(after, before);
  auto const added = lacking_in(before, after);
  if (gone.size() == 1 && added.size() == 1) {
    changes.push_back({ChangeKind::remark_changed, remark, gone.front(), added.front()});
    return;
  }
  for (auto const& text : gone) changes.push_back({ChangeKind::remark_removed, remark, text, {}});
  for (auto const& text : added) changes.push_back({ChangeKind::remark_added, remark, {}, text});
}

}  // namespace

std::vector<RemarkChange> differences(Remarks const& before, Remarks const& after) {
  std::vector<RemarkChange> changes;
  compare(Aspect::basis, before.basis, after.basis, changes);
  compare(Aspect::note, statements(before.notes), statements(after.notes), changes);
  compare(Aspect::to_check, statements(before.to_check), statements(after.to_check), changes);
  return changes;
}

void put(RemarkChange const& remark, Change& change) {
  change.kind = remark.kind;
  change.remark = remark.remark;
  change.before = remark.before;
  change.after = remark.after;
}

}  // namespace timbang::document
