// Rankings against a calculation of their own: who is ranked, who is set apart or keeps a cohort from being ranked, which
// rank and which choice; and the order in which members are given changes nothing. The greatest value of a unit likewise.
#include "engine/evaluate/ranking.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/evaluate/interpret.h"
#include "tests/property/dice.h"
#include "tests/property/trial.h"

namespace timbang::property {
namespace {

using evaluate::Place;
using evaluate::PlaceState;
using evaluate::Selected;
using value::Datum;
using value::Rational;
using value::Value;

#ifdef NDEBUG
constexpr std::uint64_t num_trials = 3000;
#else
constexpr std::uint64_t num_trials = 300;
#endif

using Number = std::optional<std::int64_t>;  ///< empty: nobody has told it

struct Rules {
  bool sets_apart = false;
  bool includes_all = false;
  bool has_units = true;
  std::int64_t num_taken = 2;
};

struct Member {
  std::int64_t number = 0;
  Number takes_part;  ///< 1 or 0
  Number unit;        ///< 0 or 1
  Number first;       ///< highest first
  Number second;      ///< lowest first
};

std::string text_of(Rules const& rules) {
  return std::string(
             "paket uji.rekaan\n    versi \"1\"\n    lingkup instansi\n\nsatuan poin\n\n"
             "peraturan PERWAL \"Peraturan (rekaan)\"\n    berlaku sejak 1 Januari 2010\n\n"
             "pilihan unit\n    | nilai |\n    | utara |\n    | selatan |\n\n"
             "data Peserta\n    kunci nomor : bulat\n    isian ikut : ya_tidak\n    isian di : unit\n"
             "    isian pertama : poin dalam [0 .. 100]\n    isian kedua : bulat dalam [0 .. 100]\n\n"
             "penilaian Nilai untuk Peserta\n    dasar PERWAL pasal 1\n    hitung akhir : poin = 2 * pertama\n"
             "    hitung tertinggi : poin\n"
             "        = terbesar pertama dari seluruh Peserta yang (sudah ada data pertama) per di\n\n"
             "pemeringkatan Peringkat untuk Nilai yang (ikut)\n    dasar PERWAL pasal 2\n") +
         (rules.has_units ? "    per di\n" : "") +
         "    urutkan akhir dari yang tertinggi\n    lalu kedua dari yang terendah\n"
         "    bila masih sama maka seri \"undian\"\n" +
         (rules.sets_apart ? "    bila belum pasti maka sisihkan\n" : "") + "    ambil " +
         std::to_string(rules.num_taken) + " teratas sebagai terpilih\n        bila seri di batas maka " +
         (rules.includes_all ? "sertakan semua\n" : "serahkan kepada \"panitia\"\n");
}

Number some(Dice& dice, std::int64_t low, std::int64_t high, std::int64_t one_unknown_in) {
  if (dice.one_in(one_unknown_in)) return std::nullopt;
  return dice.between(low, high);
}

std::vector<Member> random_members(Dice& dice) {
  auto const rarely = dice.one_in(2) ? 4 : 40;
  std::vector<Member> members;
  auto const size = dice.between(0, 9);
  for (std::int64_t i = 0; i < size; ++i) {
    Member member;
    member.number = i + 1;
    member.takes_part = some(dice, dice.one_in(5) ? 0 : 1, 1, rarely);
    member.unit = some(dice, 0, 1, rarely);
    member.first = some(dice, 0, 2, rarely);
    member.second = some(dice, 0, 2, rarely);
    members.push_back(member);
  }
  return members;
}

Datum datum(Number const& number) { return number ? Datum{Value(Rational(*number))} : Datum{value::Absence::unknown}; }

value::RecordDatum record_of(Member const& member) {
  auto const takes_part = member.takes_part ? Datum{Value(*member.takes_part == 1)} : Datum{value::Absence::unknown};
  auto const unit = member.unit ? Datum{Value(value::EnumerationValue{static_cast<std::uint16_t>(*member.unit)})}
                                : Datum{value::Absence::unknown};
  return {{datum(member.number), takes_part, unit, datum(member.first), datum(member.second)}};
}

/// The same, straight from the words of the documentation, each member by itself.
class Reference {
public:
  Reference(Rules const& rules, std::vector<Member> const& members, std::uint64_t num_rejected)
      : rules_(rules), members_(members), num_rejected_(num_rejected) {}

  Place place_of(Member const& one) const {
    Place place;
    if (one.takes_part == 0) {
      place.state = PlaceState::not_a_member;
      return place;
    }
    place.is_open = is_open(one);
    place.state = place.is_open ? PlaceState::set_apart : PlaceState::ranked;
    if (!rules_.sets_apart && is_cohort_open(one)) place.state = PlaceState::refused;
    if (place.state != PlaceState::ranked) return place;
    for (auto const& other : members_) {
      if (other.number == one.number || !is_rival(one, other) || is_open(other)) continue;
      auto const order = compare(other, one);
      if (order < 0) ++place.rank;
      if (order == 0) ++place.num_equal;
    }
    ++place.rank;
    auto const last = place.rank + place.num_equal;
    auto const taken = static_cast<std::uint64_t>(rules_.num_taken);
    place.selected = last <= taken ? Selected::yes : place.rank > taken ? Selected::no : at_the_cut();
    return place;
  }

private:
  Selected at_the_cut() const { return rules_.includes_all ? Selected::yes : Selected::referred; }

  bool has_place(Member const& one) const { return one.takes_part == 1 && (!rules_.has_units || one.unit); }
  bool is_rival(Member const& one, Member const& other) const {
    return has_place(one) && has_place(other) && (!rules_.has_units || one.unit == other.unit);
  }

  /// Somebody else cannot be told from it without a value that is not known.
  bool is_open(Member const& one) const {
    if (!has_place(one)) return true;
    auto const has_equal = [&](bool with_first) {
      return std::any_of(members_.begin(), members_.end(), [&](Member const& other) {
        return other.number != one.number && is_rival(one, other) && (!with_first || one.first == other.first);
      });
    };
    if (!one.first) return has_equal(false);
    return !one.second && has_equal(true);
  }

  bool is_cohort_open(Member const& one) const {
    if (num_rejected_ > 0) return true;
    return std::any_of(members_.begin(), members_.end(), [&](Member const& other) {
      if (other.takes_part == 0 || !is_open(other)) return false;
      return !rules_.has_units || !one.unit || !other.unit || one.unit == other.unit;
    });
  }

  static int compare(Member const& a, Member const& b) {
    if (a.first != b.first) return a.first > b.first ? -1 : 1;
    return a.second == b.second ? 0 : a.second < b.second ? -1 : 1;
  }

  Rules const& rules_;
  std::vector<Member> const& members_;
  std::uint64_t num_rejected_;
};

std::string text(Place const& place) {
  auto const is_ranked = place.state == PlaceState::ranked;
  return std::to_string(static_cast<int>(place.state)) + (place.is_open ? " open" : "") +
         (is_ranked ? " rank " + std::to_string(place.rank) + " equal " + std::to_string(place.num_equal) +
                          " selected " + std::to_string(static_cast<int>(place.selected))
                    : std::string());
}

std::string text(Number const& number) { return number ? std::to_string(*number) : "?"; }

std::string text(std::vector<Member> const& members) {
  std::string all;
  for (auto const& member : members) {
    all += std::to_string(member.number) + ": ikut " + text(member.takes_part) + " di " + text(member.unit) +
           " pertama " + text(member.first) + " kedua " + text(member.second) + "\n";
  }
  return all;
}

/// Places by the number of the member.
std::map<std::int64_t, std::string> places(ir::Program const& program, std::vector<Member> const& members,
                                           std::uint64_t num_rejected, evaluate::EvaluationContext context) {
  std::vector<value::RecordDatum> records;
  for (auto const& member : members) records.push_back(record_of(member));
  std::vector<value::RecordDatum const*> pointers;
  for (auto const& record : records) pointers.push_back(&record);
  evaluate::Collections collections;
  collections.add(program, program[*program.find_assessment("Peringkat")].subject, records);
  evaluate::PopulationCache populations;
  context.collections = &collections;
  context.populations = &populations;
  auto const ranked = evaluate::rank(program, *program.find_assessment("Peringkat"), pointers, num_rejected, context);
  std::map<std::int64_t, std::string> found;
  for (std::size_t i = 0; i < members.size(); ++i) found[members[i].number] = text(ranked.places[i]);
  return found;
}

/// What the largest value of its unit is for each member whose unit is known.
void check_largest(ir::Program const& program, std::vector<Member> const& members,
                   evaluate::EvaluationContext context) {
  std::vector<value::RecordDatum> records;
  for (auto const& member : members) records.push_back(record_of(member));
  auto const id = *program.find_assessment("Nilai");
  evaluate::Collections collections;
  collections.add(program, program[id].subject, records);
  evaluate::PopulationCache populations;
  context.collections = &collections;
  context.populations = &populations;
  for (auto const& member : members) {
    auto const decision = evaluate::interpret(program, id, record_of(member), context);
    auto const& outcome = decision.results.at(1).outcome;
    std::set<std::int64_t> certain;
    std::set<std::int64_t> possible;
    for (auto const& other : members) {
      if (!other.first) continue;
      if (other.unit && other.unit == member.unit) certain.insert(*other.first);
      if (!other.unit || !member.unit || other.unit == member.unit) possible.insert(*other.first);
    }
    if (!member.unit) {
      EXPECT_TRUE(outcome.is_unknown());
    } else if (possible.empty()) {
      EXPECT_TRUE(outcome.is_fault());
    } else if (!certain.empty() && *certain.rbegin() == *possible.rbegin()) {
      ASSERT_TRUE(outcome.is_known()) << text(members);
      EXPECT_EQ(outcome.as<Rational>(), Rational(*certain.rbegin())) << text(members);
    } else {
      EXPECT_FALSE(outcome.is_known()) << text(members);
    }
  }
}

TEST(Ranking, AgreesWithTheReferenceInEveryOrder) {
  evaluate::EvaluationContext const context{*value::Date::from_parts(2026, 12, 31),
                                            *value::Date::from_parts(2026, 12, 31)};
  std::map<std::string, std::uint64_t> seen;
  for (std::uint64_t seed = 1; seed <= num_trials; ++seed) {
    Dice dice(seed);
    Rules const rules{dice.one_in(2), dice.one_in(2), !dice.one_in(4), dice.between(1, 3)};
    auto const compiled = compile_text(text_of(rules));
    ASSERT_TRUE(compiled.program) << compiled.first_error << "\n" << text_of(rules);
    auto const& program = *compiled.program;
    auto members = random_members(dice);
    auto const num_rejected = static_cast<std::uint64_t>(dice.one_in(10) ? 1 : 0);
    Reference const reference(rules, members, num_rejected);
    auto const found = places(program, members, num_rejected, context);
    for (auto const& member : members) {
      auto const wanted = text(reference.place_of(member));
      ASSERT_EQ(found.at(member.number), wanted) << "seed " << seed << ", member " << member.number << "\n"
                                                 << text_of(rules) << text(members);
      ++seen[wanted.substr(0, 6)];
    }
    check_largest(program, members, context);
    for (auto i = members.size(); i > 1; --i) {
      std::swap(members[i - 1], members[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(i) - 1))]);
    }
    ASSERT_EQ(places(program, members, num_rejected, context), found) << "seed " << seed << "\n" << text(members);
  }
  // Every state has been met often, ranked by itself and with somebody equal.
  EXPECT_GT(seen["0 rank"], num_trials);
  EXPECT_GT(seen["1 open"], num_trials / 10);
  EXPECT_GT(seen["2"] + seen["2 open"], num_trials / 10);
  EXPECT_GT(seen["3"], num_trials / 10);
}

}  // namespace
}  // namespace timbang::property
