// What a formula may name at some place of a random program: fields, parameters and earlier rules, with their types.
// Grown by program_writer, read by expression_writer.
#pragma once

#include <string>
#include <vector>

#include "engine/value/type.h"

namespace timbang::property {

/// `word` is the type as it is written: `poin`, `tanggal`, `tingkat`; whole numbers have the word of their unit, `bilangan`.
struct Type {
  value::TypeKind kind = value::TypeKind::boolean;
  std::string word;
  friend bool operator==(Type const&, Type const&) = default;
};

inline Type number_in(std::string const& unit) { return {value::TypeKind::number, unit}; }
inline Type const boolean_type{value::TypeKind::boolean, "ya_tidak"};
inline Type const text_type{value::TypeKind::text, "teks"};
inline Type const date_type{value::TypeKind::date, "tanggal"};
inline Type const duration_type{value::TypeKind::duration, "durasi"};

struct Name {
  std::string text;
  Type type;
};

struct ListName {
  std::string path;
  std::vector<Name> row;
  std::string date;        ///< the field that `terbaru menurut` names; empty without
  bool is_yearly = false;  ///< read in windows of calendar years only
};

struct Choice {
  std::string name;
  std::vector<std::string> values;
  bool is_ordered = false;
};

struct Vocabulary {
  std::vector<Choice> choices;
  std::vector<Name> names;
  std::vector<ListName> lists;
  /// May a rule decide by what is missing: `belum ada data`, `bagi ulang bobot`, `anggap nol`?
  bool reads_absence = false;

  std::vector<std::string> names_of(Type const& type) const {
    std::vector<std::string> found;
    for (auto const& name : names) {
      if (name.type == type) found.push_back(name.text);
    }
    return found;
  }
  Choice const& choice(std::string const& name) const {
    for (auto const& candidate : choices) {
      if (candidate.name == name) return candidate;
    }
    return choices.front();
  }
  /// Inside the parentheses behind the list: the fields of its row come along.
  Vocabulary within(ListName const& list) const {
    auto inner = *this;
    inner.names.insert(inner.names.end(), list.row.begin(), list.row.end());
    std::erase_if(inner.lists, [&](ListName const& other) { return other.path == list.path; });
    return inner;
  }
};

}  // namespace timbang::property
