#include "engine/value/possible.h"

#include <gtest/gtest.h>

namespace timbang::value {
namespace {

using Numbers = Interval<Rational>;

Date date(char const* iso) { return Date::from_iso(iso).value(); }

EnumerationSet enumeration(std::initializer_list<std::size_t> indices) {
  EnumerationSet set;
  for (auto const index : indices) set.set(index);
  return set;
}

TEST(Possible, SingletonHoldsItsValueAlone) {
  for (Value const& value : {Value(true), Value(false), Value(Rational(1, 3)), Value(EnumerationValue{0}),
                             Value(EnumerationValue{255}), Value(date("2024-02-29")), Value(Duration{12, 3})}) {
    EXPECT_TRUE(contains(singleton(value), value));
    EXPECT_EQ(only_value(singleton(value)), value);
  }
  EXPECT_FALSE(contains(singleton(Value(true)), Value(false)));
  EXPECT_FALSE(contains(singleton(Value(Rational(1))), Value(Rational(2))));
  EXPECT_FALSE(contains(singleton(Value(EnumerationValue{1})), Value(EnumerationValue{2})));
  EXPECT_EQ(only_value(singleton(Value("teks"))), std::nullopt);
  EXPECT_TRUE(contains(AnyText{}, Value("teks")));
}

TEST(Possible, ContainsRespectsOpenAndAbsentBounds) {
  EXPECT_TRUE(contains(Numbers{0, 1, false, false}, Value(Rational(0))));
  EXPECT_FALSE(contains(Numbers{0, 1, true, false}, Value(Rational(0))));
  EXPECT_TRUE(contains(Numbers{0, 1, true, false}, Value(Rational(1))));
  EXPECT_FALSE(contains(Numbers{0, 1, false, true}, Value(Rational(1))));
  EXPECT_TRUE(contains(Numbers{0, {}, false, false}, Value(Rational(1'000'000))));
  EXPECT_FALSE(contains(Numbers{0, {}, false, false}, Value(Rational(-1))));
  EXPECT_TRUE(contains(Numbers{}, Value(Rational(-1))));
  EXPECT_FALSE(contains(Numbers{}, Value(true)));
}

TEST(Possible, OnlyValueNeedsBothEnds) {
  EXPECT_EQ(only_value(Numbers{1, 1, false, false}), Value(Rational(1)));
  EXPECT_EQ(only_value(Numbers{1, 2, false, false}), std::nullopt);
  EXPECT_EQ(only_value(Numbers{1, {}, false, false}), std::nullopt);
  EXPECT_EQ(only_value(BooleanSet{true, true}), std::nullopt);
  EXPECT_EQ(only_value(BooleanSet{true, false}), Value(false));
  EXPECT_EQ(only_value(enumeration({3})), Value(EnumerationValue{3}));
  EXPECT_EQ(only_value(enumeration({3, 4})), std::nullopt);
}

TEST(Possible, DatesBetweenOpenBoundsAreCounted) {
  Interval<Date> const one_day{date("2024-02-28"), date("2024-03-01"), true, true};
  EXPECT_EQ(only_value(one_day), Value(date("2024-02-29")));
  EXPECT_EQ(closed(one_day), (Interval<Date>{date("2024-02-29"), date("2024-02-29"), false, false}));
  EXPECT_EQ(closed(Interval<Date>{}), Interval<Date>{});
}

TEST(Possible, HullCoversBothAndTheGap) {
  EXPECT_EQ(hull(Numbers{0, 1, false, true}, Numbers{3, 4, true, false}), Possible(Numbers{0, 4, false, false}));
  EXPECT_EQ(hull(Numbers{0, 1, true, true}, Numbers{0, 1, false, true}), Possible(Numbers{0, 1, false, true}));
  EXPECT_EQ(hull(Numbers{0, {}, false, false}, Numbers{-1, 1, true, false}), Possible(Numbers{-1, {}, true, false}));
  EXPECT_EQ(hull(enumeration({1}), enumeration({3})), Possible(enumeration({1, 3})));
  EXPECT_EQ(hull(BooleanSet{true, false}, BooleanSet{false, true}), Possible(BooleanSet{}));
  EXPECT_EQ(hull(AnyText{}, AnyText{}), Possible(AnyText{}));
  EXPECT_THROW(hull(AnyText{}, BooleanSet{}), std::logic_error);
}

TEST(Possible, EverythingOfAnEnumerationIsItsValues) {
  EXPECT_EQ(everything(TypeKind::enumeration, 3), Possible(enumeration({0, 1, 2})));
  EXPECT_EQ(std::get<EnumerationSet>(everything(TypeKind::enumeration, 1000)).count(), max_enumeration_values);
  EXPECT_EQ(everything(TypeKind::number), Possible(Numbers{}));
  EXPECT_EQ(everything(TypeKind::boolean), Possible(BooleanSet{}));
  EXPECT_EQ(everything(TypeKind::text), Possible(AnyText{}));
  EXPECT_EQ(everything(TypeKind::date), Possible(Interval<Date>{}));
  EXPECT_EQ(everything(TypeKind::duration), Possible(Interval<Duration>{}));
  EXPECT_THROW(everything(TypeKind::list), std::logic_error);
}

TEST(Possible, AlternativesStandInTheOrderOfTypeKind) {
  EXPECT_EQ(Value(true).index(), static_cast<std::size_t>(TypeKind::boolean));
  EXPECT_EQ(Value(Duration{}).index(), static_cast<std::size_t>(TypeKind::duration));
  for (auto const kind : {TypeKind::boolean, TypeKind::number, TypeKind::text, TypeKind::enumeration, TypeKind::date,
                          TypeKind::duration}) {
    EXPECT_EQ(everything(kind, 2).index(), static_cast<std::size_t>(kind));
  }
}

}  // namespace
}  // namespace timbang::value
