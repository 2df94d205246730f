#include "engine/workbook/cell_reference.h"

#include <gtest/gtest.h>

namespace timbang::workbook {
namespace {

TEST(CellReference, GoesToTextAndBack) {
  for (auto const* text : {"A1", "Z9", "AA10", "AZ52", "BA53", "ZZ702", "AAA703", "XFD1048576"}) {
    auto const reference = read_reference(text);
    ASSERT_TRUE(reference) << text;
    EXPECT_EQ(reference_text(*reference), text);
  }
  EXPECT_EQ(read_reference("D12"), (CellReference{12, 3}));
  EXPECT_EQ(read_reference("$D$12"), (CellReference{12, 3}));
}

TEST(CellReference, RefusesWhatIsNone) {
  for (auto const* text :
       {"", "A", "1", "A0", "A-1", "XFE1", "A1048577", "AAAA1", "a1", "A1x", "A 1", "A99999999999"}) {
    EXPECT_FALSE(read_reference(text)) << text;
  }
}

TEST(CellRange, IsOfOneCellOrMany) {
  auto const range = read_range("B2:C4");
  EXPECT_EQ(range->first, (CellReference{2, 1}));
  EXPECT_EQ(range->last, (CellReference{4, 2}));
  EXPECT_EQ(read_range("B2")->last, (CellReference{2, 1}));
  for (auto const* text : {"C4:B2", "B2:", ":B2", "B2:C4:D5"}) EXPECT_FALSE(read_range(text)) << text;
}

}  // namespace
}  // namespace timbang::workbook
