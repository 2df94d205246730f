#include "engine/evaluate/rater_answers.h"

#include <gtest/gtest.h>

namespace timbang::evaluate {
namespace {

using value::Interval;
using value::Outcome;
using value::Rational;
using value::Unknown;
using value::Value;

Outcome const yes = Value(true);
Outcome const no = Value(false);
Outcome const open = Unknown{value::BooleanSet{}, {7}};

Outcome score(std::int64_t points) { return Value(Rational(points)); }
Outcome code(std::string text) { return Value(std::move(text)); }

RaterAnswer answer(Outcome belongs, Outcome points, std::optional<Outcome> rater = {}) {
  return {{std::move(belongs)}, std::move(rater), std::move(points)};
}

Interval<Rational> interval_of(Outcome const& outcome) { return std::get<Interval<Rational>>(outcome.possible()); }

TEST(RaterAnswers, EveryRowIsARater) {
  auto const raters = raters_of({answer(yes, score(80)), answer(yes, score(90)), answer(no, score(10))}, 0);
  EXPECT_EQ(raters.number.value(), Value(Rational(2)));
  EXPECT_EQ(raters.mean.value(), Value(Rational(85)));
  EXPECT_FALSE(raters.is_open);
}

TEST(RaterAnswers, OneRaterHasOneVoice) {
  auto const raters = raters_of(
      {answer(yes, score(60), code("A")), answer(yes, score(80), code("A")), answer(yes, score(90), code("B"))}, 0);
  EXPECT_EQ(raters.number.value(), Value(Rational(2)));
  EXPECT_EQ(raters.mean.value(), Value(Rational(80)));
}

TEST(RaterAnswers, NobodyHasNoMean) {
  auto const raters = raters_of({answer(no, score(60))}, 0);
  EXPECT_EQ(raters.number.value(), Value(Rational(0)));
  EXPECT_TRUE(raters.mean.is_not_applicable());
}

TEST(RaterAnswers, OneThatMayCountLeavesBothMeans) {
  auto const raters = raters_of({answer(yes, score(80)), answer(open, score(20))}, 0);
  EXPECT_EQ(*interval_of(raters.number).low, Rational(1));
  EXPECT_EQ(*interval_of(raters.number).high, Rational(2));
  EXPECT_EQ(*interval_of(raters.mean).low, Rational(50));
  EXPECT_EQ(*interval_of(raters.mean).high, Rational(80));
  EXPECT_TRUE(raters.is_open);
  EXPECT_EQ(raters.open_causes, value::MissingSet{7});
}

TEST(RaterAnswers, OfSomeThatMayCountTheMeanIsThatOfAny) {
  auto const raters = raters_of({answer(open, score(80)), answer(open, score(20))}, 0);
  EXPECT_EQ(*interval_of(raters.number).low, Rational(0));
  EXPECT_EQ(*interval_of(raters.mean).low, Rational(20));
  EXPECT_EQ(*interval_of(raters.mean).high, Rational(80));
}

TEST(RaterAnswers, AnAnswerOfSomebodyUnknownMayBeOneMoreRater) {
  Outcome const somebody = Unknown{value::AnyText{}, {3}};
  auto const raters = raters_of({answer(yes, score(80), code("A")), answer(yes, score(20), somebody)}, 0);
  EXPECT_EQ(*interval_of(raters.number).low, Rational(1));
  EXPECT_EQ(*interval_of(raters.number).high, Rational(2));
  EXPECT_EQ(*interval_of(raters.mean).low, Rational(20));
  EXPECT_EQ(*interval_of(raters.mean).high, Rational(80));
  EXPECT_EQ(raters.number.causes(), value::MissingSet{3});
}

TEST(RaterAnswers, AnAnswerWithoutValueMatters) {
  value::Fault const fault{source::DiagnosticCode::division_by_zero, {}};
  auto const raters = raters_of({answer(yes, score(80)), answer(yes, fault)}, 0);
  EXPECT_TRUE(raters.mean.is_fault());
  EXPECT_EQ(raters.number.value(), Value(Rational(2)));
}

}  // namespace
}  // namespace timbang::evaluate
