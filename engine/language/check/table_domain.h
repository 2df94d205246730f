// One input column of a decision table on one day: the pieces into which the bounds of its cells cut what the input can be,
// and which cells hold for a piece. Used by table_coverage.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "engine/language/check/check_state.h"

namespace timbang::language {

/// The bounds of a cell: everything in its condition that is compared with the input.
std::vector<ir::NodeId> bounds_of(ir::Program const& program, ir::NodeId condition);

/// Empty when the bound is a parameter without a version on the day.
std::optional<value::Value> bound_value(ir::Program const& program, ir::NodeId bound, std::optional<value::Date> day);

/// Piece 2k+1 is the k-th cut itself, piece 2k the stretch before it; 2n, of n cuts, is the stretch after all of them. Where
/// some cell asks for `belum ada data`, one more piece stands for an input that is not known.
class TableDomain {
public:
  /// `conditions` are the cells of the column; `range` is that of a number.
  TableDomain(ir::Program const& program, value::Type type, value::Interval<value::Rational> range,
              std::vector<ir::NodeId> const& conditions, std::optional<value::Date> day);

  std::size_t num_pieces() const { return 2 * cuts_.size() + (has_unknown_case_ ? 2 : 1); }
  /// Can the input be there at all?
  bool exists(std::size_t piece) const;
  /// Some bound of the cell is a parameter that has no version on the day: nobody can say what it holds for.
  bool is_opaque(ir::NodeId condition) const;
  /// The cell is not opaque.
  bool passes(std::size_t piece, ir::NodeId condition) const;
  /// Pieces from `first` to `last`, as the author would write them: `75 poin`, `[60 poin .. 75 poin)`.
  source::Argument text(std::size_t first, std::size_t last) const;

private:
  bool is_unknown_case(std::size_t piece) const { return piece == 2 * cuts_.size() + 1; }
  bool number_exists(std::size_t piece) const;
  std::size_t piece_of(ir::NodeId bound) const;
  bool passes_comparison(std::size_t piece, ir::Compare const& comparison) const;
  void add_values_of_type();

  ir::Program const& program_;
  value::Type type_;
  value::Interval<value::Rational> range_;
  std::optional<value::Date> day_;
  std::vector<value::Value> cuts_;
  bool has_unknown_case_ = false;
};

}  // namespace timbang::language
