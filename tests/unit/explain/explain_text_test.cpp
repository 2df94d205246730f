#include <gtest/gtest.h>
#include <iostream>
#include "tests/unit/explain/tenure.h"
namespace timbang::explain {
namespace {
TEST(X, y) {
  Tenure t;
  t.add_scores();
  t.set(Personnel::inauguration, day("2016-03-14"));
  t.set(Personnel::score, evaluate::whole(140));
  t.set(Personnel::other_score, evaluate::whole(145));
  t.set_rows(Personnel::skp, {t.year_row(2020, 0)});
  std::cout << t.told();
  std::cout << t.told(source::Language::english);
  std::cout << t.json();
  t.set(Personnel::inauguration, day("2020-03-14"));
  std::cout << t.told();
}
}
}
