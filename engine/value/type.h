// The types that a value can have. Shared by checker, typed program, record readers and interpreter.
#pragma once

#include <cstdint>

namespace timbang::value {

enum class TypeKind : std::uint8_t { boolean, number, text, enumeration, date, duration, record, list };

/// Index of a unit of measure in a program. The first three are always there.
struct UnitId {
  std::uint16_t index = 0;
  friend bool operator==(UnitId, UnitId) = default;
};
inline constexpr UnitId plain_number{0};  ///< bilangan, bulat
inline constexpr UnitId percent{1};       ///< persen; 70 % is held as 7/10
inline constexpr UnitId money{2};         ///< uang, rupiah
inline constexpr std::uint16_t num_predefined_units = 3;

/// A type. `index` is the enumeration's or the record type's place in the program; for a list it is that of its rows.
struct Type {
  TypeKind kind = TypeKind::boolean;
  UnitId unit;              ///< numbers only
  bool whole = false;       ///< numbers only: `bulat`
  std::uint16_t index = 0;  ///< enumeration, record, list
  friend bool operator==(Type const&, Type const&) = default;

  static constexpr Type boolean() { return {}; }
  static constexpr Type number(UnitId unit, bool whole = false) { return {TypeKind::number, unit, whole, 0}; }
  static constexpr Type text() { return {TypeKind::text, {}, false, 0}; }
  static constexpr Type date() { return {TypeKind::date, {}, false, 0}; }
  static constexpr Type duration() { return {TypeKind::duration, {}, false, 0}; }
  static constexpr Type enumeration(std::uint16_t index) { return {TypeKind::enumeration, {}, false, index}; }
  static constexpr Type record(std::uint16_t index) { return {TypeKind::record, {}, false, index}; }
  static constexpr Type list(std::uint16_t index) { return {TypeKind::list, {}, false, index}; }
};

}  // namespace timbang::value
