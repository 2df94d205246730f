#include "engine/language/parse/nesting.h"

#include <algorithm>
#include <array>

namespace timbang::language {

namespace {

template <std::size_t size>
using Kinds = std::array<TokenKind, size>;

constexpr Kinds<6> list_operators = {TokenKind::LATEST,           TokenKind::SUM,     TokenKind::MEAN,
                                     TokenKind::WEIGHTED_MEAN_OF, TokenKind::LARGEST, TokenKind::SMALLEST};

// Between two operands.
constexpr Kinds<18> infixes = {
    TokenKind::AND,       TokenKind::OR,    TokenKind::IN,         TokenKind::IS_ONE_OF, TokenKind::EQUAL,
    TokenKind::NOT_EQUAL, TokenKind::LESS,  TokenKind::LESS_EQUAL, TokenKind::GREATER,   TokenKind::GREATER_EQUAL,
    TokenKind::PLUS,      TokenKind::MINUS, TokenKind::TIMES,      TokenKind::DIVIDE,    TokenKind::RANGE,
    TokenKind::SEPARATOR, TokenKind::COLON, TokenKind::WEIGHTED_BY};

// Reserved words that stand within formulas without ending an operand.
constexpr Kinds<17> parts_of_operands = {
    TokenKind::NOT,       TokenKind::YES,      TokenKind::NO,           TokenKind::WHERE,   TokenKind::EVERY,
    TokenKind::SATISFIES, TokenKind::THERE_IS, TokenKind::DATA_PRESENT, TokenKind::NO_DATA, TokenKind::LAST_COMPLETED,
    TokenKind::NUMBER_OF, TokenKind::MAX,      TokenKind::MIN,          TokenKind::TARGET,  TokenKind::ACTUAL,
    TokenKind::INDICATOR, TokenKind::TO_DATE};

constexpr Kinds<4> bars = {TokenKind::ROW_BEGIN, TokenKind::BAR, TokenKind::DOUBLE_BAR, TokenKind::ROW_END};

template <std::size_t size>
bool is_among(Kinds<size> const& kinds, TokenKind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

std::size_t Nesting::add(TokenKind kind) {
  if (kind == TokenKind::OPEN_ROUND || kind == TokenKind::OPEN_SQUARE) {
    open_.push_back(Level::bracket);
  } else if (is_among(list_operators, kind)) {
    open_.push_back(Level::list);
  } else if (kind == TokenKind::TIME_SINCE) {
    open_.push_back(Level::since);
  } else if (kind == TokenKind::FIRST_OF_MONTH_AFTER || kind == TokenKind::CALENDAR_YEAR_OF) {
    open_.push_back(Level::last_operand);
  } else if (kind == TokenKind::NUMBER_OF_WORKING_DAYS) {
    open_.push_back(Level::first_day);
  } else if (kind == TokenKind::COMBINED_TIME_OF) {
    open_.push_back(Level::periods);
  } else if (kind == TokenKind::PERCENTAGE) {
    open_.push_back(Level::percentage);
  } else if (kind == TokenKind::CLOSE_ROUND || kind == TokenKind::CLOSE_SQUARE) {
    close_bracket();
  } else if (kind == TokenKind::FROM) {
    pass_from();
  } else if (kind == TokenKind::ON) {
    end_first_operand(Level::since);
  } else if (kind == TokenKind::THROUGH && std::find(open_.begin(), open_.end(), Level::first_day) != open_.end()) {
    end_first_operand(Level::first_day);
  } else if (kind == TokenKind::AGAINST) {
    end_first_operand(Level::percentage);
  } else if (is_among(infixes, kind)) {
    // A minus sign that belongs to a number ends none, but then the operand is that number.
    end_last_operands();
  } else if (is_among(bars, kind)) {
    // What was left open ends with its cell; counting must not spill over into the next one.
    open_.clear();
  } else if (is_reserved_word(kind) && !is_among(parts_of_operands, kind)) {
    end_operators();
  }
  return open_.size();
}

void Nesting::close_bracket() {
  auto const bracket = std::find(open_.rbegin(), open_.rend(), Level::bracket);
  if (bracket != open_.rend()) open_.erase(bracket.base() - 1, open_.end());
}

void Nesting::end_last_operands() {
  while (!open_.empty() && open_.back() == Level::last_operand) open_.pop_back();
}

// A list operator ends with its `dari`; behind that of `masa gabungan` the first day begins.
void Nesting::pass_from() {
  auto const found = std::find_if(open_.rbegin(), open_.rend(), [](Level level) {
    return level == Level::list || level == Level::periods || level == Level::bracket;
  });
  if (found == open_.rend() || *found == Level::bracket) return;
  auto const is_list = *found == Level::list;
  open_.erase(found.base() - 1, open_.end());
  if (!is_list) open_.push_back(Level::first_day);
}

// Of the innermost such operator within the same brackets; what stands in between was not finished.
void Nesting::end_first_operand(Level operation) {
  auto const found = std::find_if(open_.rbegin(), open_.rend(),
                                  [&](Level level) { return level == operation || level == Level::bracket; });
  if (found == open_.rend() || *found != operation) return;
  open_.erase(found.base() - 1, open_.end());
  open_.push_back(Level::last_operand);
}

// A word that begins a clause or a construct.
void Nesting::end_operators() {
  open_.erase(std::remove_if(open_.begin(), open_.end(), [](Level level) { return level != Level::bracket; }),
              open_.end());
}

}  // namespace timbang::language
