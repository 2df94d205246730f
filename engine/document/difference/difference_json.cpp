#include <string>
#include <utility>
#include <vector>

#include "engine/document/difference/difference_report.h"

namespace timbang::document {

namespace {

using explain::Json;

Json packages_json(std::vector<EditionPackage> const& packages) {
  auto array = Json::array();
  for (auto const& package : packages) {
    array.push_back(Json{{"name", package.name},
                         {"version", package.version},
                         {"digest", "sha256:" + package.digest},
                         {"file", package.path}});
  }
  return array;
}

Json side_json(Edition const& edition) {
  return Json{{"packages", packages_json(edition.packages)}, {"used", packages_json(edition.used)}};
}

std::string sameness_name(Sameness sameness) {
  switch (sameness) {
    case Sameness::same_text: return "same_text";
    case Sameness::same_meaning: return "same_meaning";
    case Sameness::different: return "different";
  }
  return {};
}

Json texts_json(std::vector<std::string> const& texts) {
  auto array = Json::array();
  for (auto const& text : texts) array.push_back(text);
  return array;
}

Json place_json(source::SourceStore const& sources, source::Span span) {
  auto const& file = sources.get(span.file);
  auto const position = file.position(span.begin);
  return Json{{"file", file.path()}, {"line", position.line}, {"column", position.column}};
}

Json entry_json(ChangedEntry const& entry) {
  return Json{{"kind", std::string(name_of(entry.kind))},
              {"name", entry.name},
              {"label", entry.label},
              {"within", entry.within},
              {"package", entry.package}};
}

Json line_json(ChangedLine const& line) {
  auto json = Json::object();
  if (!line.name.empty()) json["name"] = line.name;
  if (line.from) json["from"] = line.from->to_iso();
  if (line.before) json["position_before"] = *line.before;
  if (line.after) json["position_after"] = *line.after;
  return json;
}

Json said_json(std::vector<Said> const& says) {
  auto array = Json::array();
  for (auto const& said : says) {
    auto json = Json::object();
    if (!said.heading.empty()) json["what"] = said.heading;
    json["text"] = said.text;
    array.push_back(std::move(json));
  }
  return array;
}

class ChangeJson {
public:
  ChangeJson(ComparedSide const& before, ComparedSide const& after) : before_(before), after_(after) {}

  Json write(Change const& change) const {
    auto json = Json::object();
    json["change"] = std::string(name_of(change.kind));
    json["entry"] = entry_json(change.entry);
    if (change.earlier_kind) json["kind_before"] = std::string(name_of(*change.earlier_kind));
    if (change.aspect) json["aspect"] = std::string(name_of(*change.aspect));
    if (change.remark) json["remark"] = std::string(name_of(*change.remark));
    if (change.listing_from) json["listing_from"] = change.listing_from->to_iso();
    if (change.line) json["line"] = line_json(*change.line);
    if (!change.column.empty()) json["column"] = change.column;
    if (change.column_aspect) json["column_aspect"] = std::string(name_of(*change.column_aspect));
    json["before"] = text_json(change.before);
    json["after"] = text_json(change.after);
    if (change.keeps_meaning) json["same_meaning"] = true;
    if (!change.says.empty()) json["says"] = said_json(change.says);
    json["basis"] = text_json(change.basis);
    json["notes"] = texts_json(change.notes);
    json["to_check"] = texts_json(change.to_check);
    if (change.before_place) json["place_before"] = place_json(before_.sources, *change.before_place);
    if (change.after_place) json["place_after"] = place_json(after_.sources, *change.after_place);
    return json;
  }

private:
  static Json text_json(std::string const& text) { return text.empty() ? Json() : Json(text); }

  ComparedSide const& before_;
  ComparedSide const& after_;
};

Json used_json(UsedChange const& used) {
  auto json = Json::object();
  json["name"] = used.name;
  auto const put = [&](std::string const& side, std::optional<EditionPackage> const& package) {
    json["version_" + side] = package ? Json(package->version) : Json();
    json["digest_" + side] = package ? Json("sha256:" + package->digest) : Json();
  };
  put("before", used.before);
  put("after", used.after);
  return json;
}

Json summary_json(Difference const& difference) {
  std::size_t added = 0;
  std::size_t removed = 0;
  std::size_t changed = 0;
  for (auto const& change : difference.changes) {
    switch (mark_of(change.kind)) {
      case Mark::added: ++added; break;
      case Mark::removed: ++removed; break;
      case Mark::changed: ++changed; break;
    }
  }
  return Json{
      {"added", added}, {"removed", removed}, {"changed", changed}, {"used_that_differ", difference.used.size()}};
}

}  // namespace

explain::Json difference_json(Difference const& difference, ComparedSide const& before, ComparedSide const& after) {
  auto json = Json::object();
  json["schema_version"] = difference_schema_version;
  json["result"] = sameness_name(difference.sameness);
  json["from"] = side_json(before.edition);
  json["to"] = side_json(after.edition);
  json["summary"] = summary_json(difference);
  auto changes = Json::array();
  ChangeJson const writer(before, after);
  for (auto const& change : difference.changes) changes.push_back(writer.write(change));
  json["changes"] = std::move(changes);
  auto used = Json::array();
  for (auto const& one : difference.used) used.push_back(used_json(one));
  json["used_that_differ"] = std::move(used);
  return json;
}

}  // namespace timbang::document
