#include "engine/language/check/predefined.h"

#include <array>

namespace timbang::language {

namespace {

struct TypeWord {
  std::string_view indonesian;
  std::string_view english;
  value::Type type;
};
constexpr std::array<TypeWord, 8> type_words = {{{"bilangan", "number", value::Type::number(value::plain_number)},
                                                 {"bulat", "integer", value::Type::number(value::plain_number, true)},
                                                 {"persen", "percent", value::Type::number(value::percent)},
                                                 {"uang", "money", value::Type::number(value::money)},
                                                 {"teks", "text", value::Type::text()},
                                                 {"tanggal", "date", value::Type::date()},
                                                 {"durasi", "duration", value::Type::duration()},
                                                 {"ya_tidak", "yes_no", value::Type::boolean()}}};

struct ColumnWord {
  std::string_view indonesian;
  std::string_view english;
  SpecialColumn column;
};
constexpr std::array<ColumnWord, 7> column_words = {{{"nilai", "value", SpecialColumn::value},
                                                     {"label", "label", SpecialColumn::label},
                                                     {"kode", "code", SpecialColumn::code},
                                                     {"alias", "alias", SpecialColumn::alias},
                                                     {"baris", "row", SpecialColumn::row},
                                                     {"dasar", "under", SpecialColumn::basis},
                                                     {"catatan", "note", SpecialColumn::note}}};

}  // namespace

std::optional<value::Type> predefined_type(std::string_view name, source::Language language) {
  for (auto const& word : type_words) {
    if (source::in_language(language, word.indonesian, word.english) == name) return word.type;
  }
  return std::nullopt;
}

std::vector<std::string> predefined_type_names(source::Language language) {
  std::vector<std::string> names;
  for (auto const& word : type_words) names.emplace_back(source::in_language(language, word.indonesian, word.english));
  return names;
}

bool is_evaluation_date(std::string_view name, source::Language language) {
  return name == (language == source::Language::indonesian ? "tanggal_evaluasi" : "evaluation_date");
}

std::optional<ir::IndicatorFormula> named_formula(std::string_view name, source::Language language) {
  struct FormulaWord {
    std::string_view indonesian;
    std::string_view english;
    ir::IndicatorFormula formula;
  };
  constexpr std::array<FormulaWord, 3> words = {{{"normal", "normal", ir::IndicatorFormula::normal},
                                                 {"khusus", "special", ir::IndicatorFormula::special},
                                                 {"terbalik", "inverse", ir::IndicatorFormula::inverse}}};
  for (auto const& word : words) {
    if (source::in_language(language, word.indonesian, word.english) == name) return word.formula;
  }
  return std::nullopt;
}

std::optional<SpecialColumn> special_column(std::string_view name, source::Language language) {
  for (auto const& word : column_words) {
    if (source::in_language(language, word.indonesian, word.english) == name) return word.column;
  }
  return std::nullopt;
}

}  // namespace timbang::language
