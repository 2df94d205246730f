#include "engine/records/columns.h"

#include <algorithm>

#include "engine/records/cell_text.h"

namespace timbang::records {

namespace {

using source::DataPlace;
using source::Diagnostic;
using source::DiagnosticCode;

constexpr std::size_t max_listed_names = 20;

class Resolver {
public:
  Resolver(Schema const& schema, Header& header, std::vector<std::string>& ambiguous)
      : schema_(schema), header_(header), ambiguous_(ambiguous) {}

  /// `found` becomes true when some field has a column.
  RecordColumns resolve(RecordSchema const& record, std::vector<std::string> const& prefixes, std::size_t depth,
                        bool& found) {
    RecordColumns columns;
    for (auto const& field : record.fields) {
      columns.fields.emplace_back();
      auto const names = dotted_names(prefixes, field.names);
      auto const kind = field.field->type.kind;
      if (kind == value::TypeKind::list) continue;
      if (kind == value::TypeKind::record) {
        resolve_nested(field, names, depth, columns.fields.back());
        found = found || columns.fields.back().nested != nullptr;
        continue;
      }
      auto match = header_.find(names);
      if (!match.ambiguous.empty()) ambiguous_.push_back(match.ambiguous);
      columns.fields.back().column = match.column;
      found = found || match.column.has_value();
    }
    return columns;
  }

private:
  void resolve_nested(FieldSchema const& field, std::vector<std::string> const& names, std::size_t depth,
                      RecordColumns::Field& columns) {
    // Record types may contain each other, so the depth is what ends this.
    if (depth >= max_nesting || !header_has_prefix(names)) return;
    auto found = false;
    auto nested = resolve(schema_.record(field.field->type.index), names, depth + 1, found);
    if (found) columns.nested = std::make_unique<RecordColumns>(std::move(nested));
  }

  bool header_has_prefix(std::vector<std::string> const& prefixes) const {
    return std::any_of(prefixes.begin(), prefixes.end(), [this](std::string const& prefix) {
      for (std::size_t i = 0; i < header_.size(); ++i) {
        if (equal_ignoring_case(header_.name(i).substr(0, prefix.size() + 1), prefix + ".")) return true;
      }
      return false;
    });
  }

  Schema const& schema_;
  Header& header_;
  std::vector<std::string>& ambiguous_;
};

}  // namespace

Header::Header(std::vector<std::string_view> const& cells) : used_(cells.size(), false) {
  for (auto const cell : cells) names_.emplace_back(trim(cell));
}

std::optional<std::string> Header::name_twice() const {
  auto sorted = names_;
  std::sort(sorted.begin(), sorted.end());
  auto position = std::upper_bound(sorted.begin(), sorted.end(), std::string());
  position = std::adjacent_find(position, sorted.end());
  if (position == sorted.end()) return std::nullopt;
  return *position;
}

Header::Match Header::find(std::vector<std::string> const& names) {
  for (auto const& wanted : names) {
    auto const found = std::find(names_.begin(), names_.end(), wanted);
    if (found == names_.end()) continue;
    auto const column = static_cast<std::size_t>(found - names_.begin());
    used_[column] = true;
    return {column, {}};
  }
  for (auto const& wanted : names) {
    auto const is_wanted = [&wanted](std::string const& name) { return equal_ignoring_case(name, wanted); };
    auto const found = std::find_if(names_.begin(), names_.end(), is_wanted);
    if (found == names_.end()) continue;
    if (std::find_if(found + 1, names_.end(), is_wanted) != names_.end()) return {std::nullopt, *found};
    auto const column = static_cast<std::size_t>(found - names_.begin());
    used_[column] = true;
    return {column, {}};
  }
  return {};
}

std::string Header::list() const { return list_names(names_); }

std::vector<std::string> Header::unused() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!used_[i] && !names_[i].empty()) names.push_back(names_[i]);
  }
  return names;
}

RecordColumns resolve_columns(Schema const& schema, RecordSchema const& record, Header& header,
                              std::vector<std::string>& ambiguous) {
  auto found = false;
  return Resolver(schema, header, ambiguous).resolve(record, {""}, 0, found);
}

std::vector<std::string> dotted_names(std::vector<std::string> const& prefixes, std::vector<std::string> const& names) {
  std::vector<std::string> joined;
  for (auto const& prefix : prefixes) {
    for (auto const& name : names) joined.push_back(prefix.empty() ? name : prefix + "." + name);
  }
  return joined;
}

std::string list_names(std::vector<std::string> const& names) {
  std::string text;
  std::size_t num_listed = 0;
  for (auto const& name : names) {
    if (name.empty()) continue;
    if (++num_listed > max_listed_names) return text + ", …";
    text += (text.empty() ? "`" : ", `") + shown(name) + "`";
  }
  return text;
}

}  // namespace timbang::records
