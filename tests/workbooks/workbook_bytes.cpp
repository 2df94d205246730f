#include "tests/workbooks/workbook_bytes.h"

#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace timbang::workbooks {

namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006";

void demand(int status, archive* written) {
  // A strange name of a part is only a warning.
  if (status < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(written));
}

std::string relation(std::size_t id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="rId{}" Type="{}/{}" Target="{}"/>)", id, relation_space, type, target);
}

std::string relations(std::string const& inside) {
  return fmt::format(R"({}<Relationships xmlns="{}/relationships">{}</Relationships>)", head, package_space, inside);
}

std::string content_types(std::size_t num_sheets) {
  constexpr std::string_view kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  auto inside = fmt::format(
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Override PartName="/xl/workbook.xml" ContentType="{0}.sheet.main+xml"/>)"
      R"(<Override PartName="/xl/styles.xml" ContentType="{0}.styles+xml"/>)"
      R"(<Override PartName="/xl/sharedStrings.xml" ContentType="{0}.sharedStrings+xml"/>)",
      kind);
  for (std::size_t i = 1; i <= num_sheets; ++i) {
    inside +=
        fmt::format(R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="{}.worksheet+xml"/>)", i, kind);
  }
  return fmt::format(R"({}<Types xmlns="{}/content-types">{}</Types>)", head, package_space, inside);
}

std::string styles() {
  std::string formats;
  for (auto const id : {0, 14, 10, 164, 20, 49, 22}) {
    formats +=
        fmt::format(R"(<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)", id);
  }
  return fmt::format(
      R"({}<styleSheet xmlns="{}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-421]dd\-mmmm\-yyyy;@"/></numFmts>)"
      R"(<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>)"
      R"(<fills count="1"><fill><patternFill patternType="none"/></fill></fills>)"
      R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
      R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
      R"(<cellXfs count="7">{}</cellXfs></styleSheet>)",
      head, main_space, formats);
}

std::string worksheet(SheetXml const& sheet) {
  return fmt::format(R"({}<worksheet xmlns="{}">{}<sheetData>{}</sheetData>{}</worksheet>)", head, main_space,
                     sheet.before, sheet.rows, sheet.after);
}

}  // namespace

std::string zip(std::vector<Part> const& parts) {
  std::string bytes;
  std::unique_ptr<archive, decltype(&archive_write_free)> const written(archive_write_new(), archive_write_free);
  demand(archive_write_set_format_zip(written.get()), written.get());
  demand(archive_write_set_bytes_in_last_block(written.get(), 1), written.get());
  auto const append = [](archive*, void* target, void const* buffer, std::size_t size) {
    static_cast<std::string*>(target)->append(static_cast<char const*>(buffer), size);
    return static_cast<la_ssize_t>(size);
  };
  demand(archive_write_open(written.get(), &bytes, nullptr, append, nullptr), written.get());
  for (auto const& part : parts) {
    // The library writes no part without a name.
    if (part.name.empty() || part.name.front() == '\0') continue;
    std::unique_ptr<archive_entry, decltype(&archive_entry_free)> const entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), part.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    demand(archive_write_header(written.get(), entry.get()), written.get());
    archive_write_data(written.get(), part.content.data(), part.content.size());
  }
  demand(archive_write_close(written.get()), written.get());
  return bytes;
}

std::vector<Part> parts_of(WorkbookXml const& workbook) {
  auto const num_sheets = workbook.sheets.size();
  std::string names;
  std::string links;
  for (std::size_t i = 1; i <= num_sheets; ++i) {
    auto const& sheet = workbook.sheets[i - 1];
    auto const state = sheet.state.empty() ? std::string() : fmt::format(R"( state="{}")", sheet.state);
    names += fmt::format(R"(<sheet name="{}" sheetId="{}"{} r:id="rId{}"/>)", escaped(sheet.name), i, state, i);
    links += relation(i, "worksheet", fmt::format("worksheets/sheet{}.xml", i));
  }
  links +=
      relation(num_sheets + 1, "styles", "styles.xml") + relation(num_sheets + 2, "sharedStrings", "sharedStrings.xml");
  std::string strings;
  for (auto const& string : workbook.strings) strings += "<si>" + string + "</si>";

  std::vector<Part> parts = {
      {"[Content_Types].xml", content_types(num_sheets)},
      {"_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       fmt::format(R"({}<workbook xmlns="{}" xmlns:r="{}"><workbookPr{}/><sheets>{}</sheets></workbook>)", head,
                   main_space, relation_space, workbook.is_1904 ? R"( date1904="1")" : "", names)},
      {"xl/_rels/workbook.xml.rels", relations(links)},
      {"xl/styles.xml", styles()},
      {"xl/sharedStrings.xml", fmt::format(R"({}<sst xmlns="{}">{}</sst>)", head, main_space, strings)}};
  for (std::size_t i = 1; i <= num_sheets; ++i) {
    parts.push_back({fmt::format("xl/worksheets/sheet{}.xml", i), worksheet(workbook.sheets[i - 1])});
  }
  return parts;
}

std::string bytes_of(WorkbookXml const& workbook) { return zip(parts_of(workbook)); }

std::string bytes_of(std::string const& rows) { return bytes_of(WorkbookXml{{{"Lembar", rows, {}, {}}}, {}}); }

std::string escaped(std::string_view text) {
  std::string result;
  for (auto const sign : text) {
    switch (sign) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += sign;
    }
  }
  return result;
}

std::string text_cell(std::string_view reference, std::string_view text) {
  return fmt::format(R"(<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", reference,
                     escaped(text));
}

std::string number_cell(std::string_view reference, std::string_view number, int style) {
  return fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", reference, style, number);
}

std::string typed_cell(std::string_view reference, std::string_view type, std::string_view value) {
  return fmt::format(R"(<c r="{}" t="{}"><v>{}</v></c>)", reference, type, escaped(value));
}

std::string row(unsigned number, std::string_view cells, std::string_view attributes) {
  return fmt::format(R"(<row r="{}"{}{}>{}</row>)", number, attributes.empty() ? "" : " ", attributes, cells);
}

}  // namespace timbang::workbooks
