// One sheet from its part: rows and their cells, what is hidden and what is merged.
// Made by the workbook reader for each sheet that is wanted. Holds one row's XML at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/workbook/day_serial.h"
#include "engine/workbook/problem.h"
#include "engine/workbook/styles.h"
#include "engine/workbook/workbook.h"

namespace pugi {
class xml_node;
}  // namespace pugi

namespace timbang::workbook {

/// What the cells of all sheets share.
struct SharedParts {
  std::vector<std::string_view> strings;
  Styles styles;
  DateSystem date_system = DateSystem::from_1900;
};

class SheetReader {
public:
  /// `num_cells` counts those of all sheets so far.
  SheetReader(SharedParts const& shared, Limits const& limits, std::string part, TextStore& texts,
              std::size_t& num_cells, Sheet& sheet)
      : shared_(shared), limits_(limits), part_(std::move(part)), texts_(texts), num_cells_(num_cells), sheet_(sheet) {}

  /// One `<row>`, in the order of the part.
  std::optional<Problem> take_row(std::string_view xml);
  /// What stands round the rows.
  std::optional<Problem> take_frame(std::string_view xml);

private:
  std::optional<Problem> take_cell(pugi::xml_node const& node, Row& row);
  void read_value(pugi::xml_node const& node, Cell& cell);
  void read_number(std::string_view written, std::uint32_t style, Cell& cell);
  void read_date(std::string_view digits, Cell& cell);
  void read_iso_date(std::string_view written, Cell& cell);
  void read_string_index(std::string_view written, Cell& cell);
  void set(Cell& cell, CellKind kind, std::string_view text);
  std::optional<Problem> merge(CellRange const& range);
  std::optional<Problem> merge_in_row(Row& row, std::uint32_t first, std::uint32_t last);
  std::optional<Problem> count_cells(std::size_t number);

  SharedParts const& shared_;
  Limits const& limits_;
  std::string part_;
  TextStore& texts_;
  std::size_t& num_cells_;
  Sheet& sheet_;
  bool is_broken_text_ = false;  ///< a text that is not UTF-8
};

}  // namespace timbang::workbook
