// One input column of a decision table on one day: the pieces into which the bounds of its cells cut what the input can be,
// and which of them a cell holds for. Used by table_coverage; and by exception_clash, for which what guards ask of one datum is
// such a column.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/language/check/check_state.h"
#include "engine/language/check/piece_set.h"

namespace timbang::language {

/// The bounds of a cell: everything in its condition that the input is held against.
std::vector<ir::NodeId> bounds_of(ir::Program const& program, ir::NodeId condition);

/// The cuts in order, and the stretches between them, are the places of a column; its pieces are those places that hold a
/// value. Between 31 December and 1 January, or 5 and 6 of whole numbers, there is none, so that the two cuts touch. Where
/// some cell asks for `belum ada data` or `tidak berlaku`, one more piece stands for that.
class TableDomain {
public:
  /// `conditions` are the cells of the column; `range` is that of a number.
  TableDomain(ir::Program const& program, value::Type type, value::Interval<value::Rational> range,
              std::vector<ir::NodeId> const& conditions, std::optional<value::Date> day);

  std::uint32_t num_pieces() const { return static_cast<std::uint32_t>(places_.size()); }
  /// What the cell holds for. Empty when some bound of it is a parameter without a version on the day: nobody can say.
  std::optional<PieceSet> pieces_of(ir::NodeId condition) const;
  /// A cut, rather than a stretch between two.
  bool is_one_value(std::uint32_t piece) const;
  /// The range in parts that can each be told as one value or one interval.
  std::vector<PieceRange> tellable_parts(PieceRange range) const;
  /// Such a part, as the author would write it: `75 poin`, `[60 poin .. 75 poin)`.
  source::Argument text(PieceRange part) const;

private:
  std::size_t place_unknown() const { return 2 * cuts_.size() + 1; }
  std::size_t place_not_applicable() const { return 2 * cuts_.size() + 2; }
  void add_cuts(std::vector<ir::NodeId> const& conditions);
  void add_places();
  bool exists(std::size_t place) const;
  bool number_exists(value::Rational const& number) const;
  bool exists_between(std::size_t k) const;
  PieceSet pieces_at(std::size_t first_place, std::size_t last_place) const;
  PieceSet known_pieces() const { return pieces_at(0, place_unknown() - 1); }
  std::size_t place_of(value::Value const& cut) const;
  std::optional<std::size_t> place_of(ir::NodeId bound) const;
  std::optional<PieceSet> compared(ir::Compare const& comparison) const;
  std::optional<PieceSet> within(ir::InInterval const& interval) const;
  std::optional<PieceSet> one_of(ir::OneOf const& operation) const;

  ir::Program const& program_;
  value::Type type_;
  value::Interval<value::Rational> range_;
  std::optional<value::Date> day_;
  std::vector<value::Value> cuts_;
  /// Place 2k+1 is the k-th cut itself, place 2k the stretch before it; 2n, of n cuts, is the stretch after all of them.
  std::vector<std::size_t> places_;
};

}  // namespace timbang::language
