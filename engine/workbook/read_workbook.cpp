// From the bytes of a file to its sheets: what kind of file it is, which parts it has, and each of them in turn.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "engine/source/text_encoding.h"
#include "engine/workbook/archive.h"
#include "engine/workbook/element_splitter.h"
#include "engine/workbook/sheet_reader.h"
#include "engine/workbook/workbook.h"
#include "engine/workbook/xml.h"

namespace timbang::workbook {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;

constexpr std::string_view zip_signature = "PK\x03\x04";
constexpr std::string_view ole_signature = "\xD0\xCF\x11\xE0";

/// Names within an OLE file are UTF-16.
std::string utf16(std::string_view ascii) {
  std::string text;
  for (auto const letter : ascii) {
    text += letter;
    text += '\0';
  }
  return text;
}

/// Excel puts a file with a password into an OLE file, where old workbooks (.xls) live too.
Problem refusal_of_ole(std::string_view bytes) {
  auto const is_locked = bytes.find(utf16("EncryptedPackage")) != std::string_view::npos;
  return {is_locked ? DiagnosticCode::workbook_locked : DiagnosticCode::workbook_is_old, {}};
}

Problem not_read(source::Argument kind) { return {DiagnosticCode::workbook_kind_not_read, {std::move(kind)}}; }

/// What a zip file is that holds no workbook of ours.
Problem refusal_of_zip(Archive const& archive) {
  if (archive.has("xl/workbook.bin")) return not_read({"buku kerja biner Excel (.xlsb)", "a binary workbook (.xlsb)"});
  if (archive.has("word/document.xml")) return not_read({"dokumen Word (.docx)", "a Word document (.docx)"});
  if (archive.has("mimetype")) {
    std::string kind;
    auto const is_read = !archive.read_whole("mimetype", kind);
    if (is_read && kind.find("spreadsheet") != std::string::npos) {
      return not_read({"lembar OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"});
    }
  }
  return not_read({"arsip zip tanpa buku kerja", "a zip archive without a workbook"});
}

/// `../x.xml` never leaves the archive: it is only a name in it.
std::string resolve(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string path(folder);
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../")) {
      auto const slash = path.empty() ? std::string::npos : path.rfind('/', path.size() - 2);
      path.resize(slash == std::string::npos ? 0 : slash + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return path + std::string(target);
}

struct Relation {
  std::string type;  ///< its last word: `worksheet`, `styles`
  std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// `xl/workbook.xml` into `xl/` and `workbook.xml`.
std::pair<std::string_view, std::string_view> split_path(std::string_view part) {
  auto const slash = part.rfind('/');
  if (slash == std::string_view::npos) return {"", part};
  return {part.substr(0, slash + 1), part.substr(slash + 1)};
}

class Reader {
public:
  Reader(std::string_view bytes, ReadOptions const& options) : options_(options), archive_(bytes, options.limits) {}

  std::optional<Problem> read(Workbook& workbook) {
    if (auto problem = archive_.open()) return problem;
    if (archive_.is_encrypted()) return Problem{DiagnosticCode::workbook_locked, {}};
    auto const main = find_main_part();
    if (main.empty()) return refusal_of_zip(archive_);
    if (auto problem = read_relations(main)) return problem;
    if (auto problem = read_sheet_names(main, workbook)) return problem;
    if (auto problem = read_styles()) return problem;
    if (auto problem = read_strings(workbook.texts)) return problem;
    return read_sheets(workbook);
  }

private:
  /// Of the relations of the whole file, the one to its document; else where Excel always puts it.
  std::string find_main_part() {
    std::string part = "xl/workbook.xml";
    Relations relations;
    if (archive_.has("_rels/.rels") && !read_relations_part("_rels/.rels", "", relations)) {
      for (auto const& [id, relation] : relations) {
        if (relation.type == "officeDocument") part = relation.part;
      }
    }
    if (!archive_.has(part) || !part.ends_with(".xml")) return {};
    std::string xml;
    pugi::xml_document document;
    auto const is_read = !archive_.read_whole(part, xml) && parse_xml(xml, document);
    return !is_read || child(document, "workbook") ? part : std::string();
  }

  std::optional<Problem> read_relations_part(std::string const& part, std::string_view folder, Relations& relations) {
    std::string xml;
    if (auto problem = archive_.read_whole(part, xml)) return problem;
    pugi::xml_document document;
    if (!parse_xml(xml, document)) return damaged_part(part);
    for (auto const node : child(document, "Relationships").children()) {
      // What lies outside the file is never looked for.
      if (attribute(node, "TargetMode") == "External") continue;
      auto const type = split_path(attribute(node, "Type")).second;
      relations[std::string(attribute(node, "Id"))] = {std::string(type), resolve(folder, attribute(node, "Target"))};
    }
    return std::nullopt;
  }

  std::optional<Problem> read_relations(std::string const& main) {
    auto const [folder, name] = split_path(main);
    return read_relations_part(fmt::format("{}_rels/{}.rels", folder, name), folder, relations_);
  }

  std::optional<Problem> read_sheet_names(std::string const& main, Workbook& workbook) {
    std::string xml;
    if (auto problem = archive_.read_whole(main, xml)) return problem;
    pugi::xml_document document;
    if (!source::is_utf8(xml) || !parse_xml(xml, document)) return damaged_part(main);
    auto const root = child(document, "workbook");
    auto const is_1904 = is_set(child(root, "workbookPr"), "date1904");
    workbook.date_system = is_1904 ? DateSystem::from_1904 : DateSystem::from_1900;
    shared_.date_system = workbook.date_system;
    for (auto const node : child(root, "sheets").children()) {
      auto const found = relations_.find(attribute(node, "id"));
      if (found == relations_.end()) return damaged_part(main);
      if (found->second.type != "worksheet") continue;
      if (workbook.sheets.size() == options_.limits.max_sheets) {
        return too_large({"lembar", "sheets"}, options_.limits.max_sheets);
      }
      auto const state = attribute(node, "state");
      Sheet sheet;
      sheet.name = attribute(node, "name");
      sheet.is_hidden = state == "hidden" || state == "veryHidden";
      workbook.sheets.push_back(std::move(sheet));
      sheet_parts_.push_back(found->second.part);
    }
    return std::nullopt;
  }

  /// Null when there is none.
  Relation const* relation_of(std::string_view type) const {
    auto const found = std::find_if(relations_.begin(), relations_.end(),
                                    [type](auto const& relation) { return relation.second.type == type; });
    return found == relations_.end() ? nullptr : &found->second;
  }

  std::optional<Problem> read_styles() {
    auto const* relation = relation_of("styles");
    if (relation == nullptr) return std::nullopt;
    std::string xml;
    if (auto problem = archive_.read_whole(relation->part, xml)) return problem;
    auto styles = Styles::read(xml);
    if (!styles) return damaged_part(relation->part);
    shared_.styles = std::move(*styles);
    return std::nullopt;
  }

  std::optional<Problem> read_strings(TextStore& texts) {
    auto const* relation = relation_of("sharedStrings");
    if (relation == nullptr) return std::nullopt;
    auto const& part = relation->part;
    std::string frame;
    auto problem =
        split(part, "si", frame, [&](std::string_view element) { return take_string(part, element, texts); });
    if (problem) return problem;
    pugi::xml_document document;
    return parse_xml(frame, document) && child(document, "sst") ? std::nullopt : std::optional(damaged_part(part));
  }

  std::optional<Problem> take_string(std::string const& part, std::string_view element, TextStore& texts) {
    pugi::xml_document document;
    if (!parse_xml(element, document)) return damaged_part(part);
    if (shared_.strings.size() == options_.limits.max_shared_strings) {
      return too_large({"teks bersama", "shared texts"}, options_.limits.max_shared_strings);
    }
    auto const text = string_text(document.first_child());
    if (!source::is_utf8(text)) return damaged_part(part);
    shared_.strings.push_back(texts.add(text));
    if (texts.num_bytes() <= options_.limits.max_text_bytes) return std::nullopt;
    return too_large({"bita teks", "bytes of text"}, options_.limits.max_text_bytes);
  }

  std::optional<Problem> read_sheets(Workbook& workbook) {
    auto const wanted = options_.wanted ? options_.wanted(workbook.sheets) : std::vector<bool>();
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
      if (options_.wanted && !wanted.at(i)) continue;
      if (auto problem = read_sheet(sheet_parts_[i], workbook.texts, workbook.sheets[i])) return problem;
    }
    return std::nullopt;
  }

  std::optional<Problem> read_sheet(std::string const& part, TextStore& texts, Sheet& sheet) {
    SheetReader reader(shared_, options_.limits, part, texts, num_cells_, sheet);
    std::string frame;
    auto problem = split(part, "row", frame, [&](std::string_view element) { return reader.take_row(element); });
    if (!problem) problem = reader.take_frame(frame);
    sheet.was_read = !problem;
    return problem;
  }

  std::optional<Problem> split(std::string const& part, std::string const& element, std::string& frame,
                               ElementSplitter::Take take) const {
    ElementSplitter splitter(element, part, std::move(take));
    if (auto problem = archive_.read(part, [&](std::string_view piece) { return splitter.feed(piece); }))
      return problem;
    if (auto problem = splitter.end()) return problem;
    frame = splitter.frame();
    return std::nullopt;
  }

  ReadOptions const& options_;
  Archive archive_;
  Relations relations_;
  std::vector<std::string> sheet_parts_;
  SharedParts shared_;
  std::size_t num_cells_ = 0;
};

std::optional<Problem> read_into(Workbook& workbook, std::string_view bytes, ReadOptions const& options) {
  if (bytes.size() > options.limits.max_file_bytes) {
    return too_large({"bita dalam berkas", "bytes in the file"}, options.limits.max_file_bytes);
  }
  if (bytes.starts_with(ole_signature)) return refusal_of_ole(bytes);
  if (!bytes.starts_with(zip_signature)) return not_read({"berkas jenis lain", "a file of another kind"});
  return Reader(bytes, options).read(workbook);
}

/// Nothing when it cannot be opened; one byte more than the limit where it is larger.
std::optional<std::string> read_file(std::string const& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return std::nullopt;
  std::string bytes;
  constexpr std::size_t piece_bytes = std::size_t{1024} * 1024;
  while (file && bytes.size() <= limit) {
    auto const size = bytes.size();
    bytes.resize(size + piece_bytes);
    file.read(bytes.data() + size, static_cast<std::streamsize>(piece_bytes));
    bytes.resize(size + static_cast<std::size_t>(file.gcount()));
  }
  return file.bad() ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace

Workbook read_workbook(std::string_view bytes, std::string const& path, source::DiagnosticSink& sink,
                       ReadOptions const& options) {
  Workbook workbook;
  auto problem = read_into(workbook, bytes, options);
  if (!problem) return workbook;
  sink.report({problem->code, source::DataPlace{path, 0, {}, {}}, std::move(problem->arguments), {}, {}});
  return {};
}

Workbook read_workbook_file(std::string const& path, source::DiagnosticSink& sink, ReadOptions const& options) {
  auto const bytes = read_file(path, options.limits.max_file_bytes);
  if (bytes) return read_workbook(*bytes, path, sink, options);
  sink.report({DiagnosticCode::record_file_not_readable, source::NoPlace{}, {path}, {}, {}});
  return {};
}

bool looks_like_workbook(std::string_view start) {
  return start.starts_with(zip_signature) || start.starts_with(ole_signature);
}

}  // namespace timbang::workbook
