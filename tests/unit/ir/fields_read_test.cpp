#include "engine/ir/fields_read.h"

#include <gtest/gtest.h>

namespace timbang::ir {
namespace {

/// A person (1) has a birth date, posts and a note; a post (0) has a beginning, an end and a unit.
class FieldsRead : public ::testing::Test {
protected:
  static constexpr RecordTypeId post{0};
  static constexpr RecordTypeId person{1};

  FieldsRead() {
    program.record_types.resize(2);
    for (auto const* name : {"mulai", "selesai", "unit"}) program.record_types[0].fields.push_back(field(name));
    program.record_types[0].key = 0;
    for (auto const* name : {"lahir", "jabatan", "catatan"}) program.record_types[1].fields.push_back(field(name));
    program.record_types[1].fields[1].type = value::Type::list(post.index);
    program.assessments.resize(1);
    program.assessments[0].subject = person;
  }

  static Field field(std::string name) {
    Field made;
    made.name = std::move(name);
    made.type = value::Type::date();
    return made;
  }
  NodeId node(Operation operation) {
    program.nodes.push_back({std::move(operation), value::Type::boolean(), {}});
    return {static_cast<std::uint32_t>(program.nodes.size() - 1)};
  }
  NodeId read(ScopeDepth depth, std::uint16_t index) { return node(FieldRead{depth, {index}}); }
  NodeId compare(NodeId left, NodeId right) { return node(Compare{value::ComparisonOperator::less, left, right}); }
  void add_requirement(NodeId condition) {
    Rule rule;
    rule.body = Requirement{always(condition), {}};
    program.rules.push_back(std::move(rule));
    program.assessments[0].rules.push_back({static_cast<std::uint16_t>(program.rules.size() - 1)});
  }

  Program program;
};

TEST_F(FieldsRead, FollowsListsIntoTheirRows) {
  add_requirement(node(Every{{0, {1}, std::nullopt, std::nullopt}, compare(read(0, 0), read(1, 1))}));
  auto const found = fields_read(program, {0});
  EXPECT_TRUE(found.contains(person, 0));
  EXPECT_TRUE(found.contains(person, 1));
  EXPECT_TRUE(found.contains(post, 1));
  EXPECT_FALSE(found.contains(person, 2));
  EXPECT_FALSE(found.contains(post, 0));
}

TEST_F(FieldsRead, CountsTheYearOfAWindowAndTheDateOfTheLatestRow) {
  add_requirement(node(Every{{0, {1}, std::uint16_t{2}, std::nullopt}, read(1, 2)}));
  EXPECT_TRUE(fields_read(program, {0}).contains(post, 0));
  add_requirement(node(Latest{{0, {1}, std::nullopt, std::nullopt}, 1, read(1, 2)}));
  EXPECT_TRUE(fields_read(program, {0}).contains(post, 1));
}

TEST_F(FieldsRead, CountsApplicabilityRulesForEachElementAndDataChecks) {
  program.assessments[0].applies_when = read(0, 2);
  add_requirement(read(1, 2));
  program.rules[0].for_each = FieldPath{1};
  program.record_types[0].checks.push_back({"urutan", {}, compare(read(0, 1), read(0, 0)), true, {}, {}});
  auto const found = fields_read(program, {0});
  EXPECT_TRUE(found.contains(person, 2));
  EXPECT_TRUE(found.contains(person, 1));
  EXPECT_TRUE(found.contains(post, 2));
  EXPECT_TRUE(found.contains(post, 0));
  EXPECT_FALSE(found.contains(person, 0));
}

TEST_F(FieldsRead, NamesTheOwnFieldsOfAConditionInTheOrderWritten) {
  auto const rows = node(Exists{{0, {1}, std::nullopt, compare(read(1, 2), read(0, 0))}});
  EXPECT_EQ(own_fields(program, node(Logical{true, {read(0, 2), rows}})), (std::vector<std::uint16_t>{2, 1, 0}));
  EXPECT_TRUE(own_fields(program, node(EvaluationDateRead{})).empty());
}

}  // namespace
}  // namespace timbang::ir
