#include "engine/workbook/workbook_writer.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "engine/source/text_encoding.h"
#include "engine/workbook/day_serial.h"
#include "engine/workbook/output_text.h"
#include "engine/workbook/temporary_folder.h"

namespace timbang::workbook {

namespace {

constexpr double least_width = 8;
constexpr double most_width = 60;
/// Room for the button of the filter.
constexpr double width_of_button = 3;
/// Of each column so many rows are measured: the first ones tell enough.
constexpr std::uint32_t num_measured_rows = 10'000;
/// 1 January 2000: a workbook must say when it was made, and the day of the run would change its bytes.
constexpr std::time_t fixed_time = 946'684'800;
/// Excel takes a list in the rule of a cell only up to this length; a longer one must stand in cells.
constexpr std::size_t max_list_characters = 255;

double number_of(std::string_view digits) {
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

/// A sheet that is being written.
struct OpenSheet {
  lxw_worksheet* sheet = nullptr;
  SheetLayout layout;
  std::uint32_t num_rows = 0;
  std::vector<double> widths;
};

/// The library's workbook with its sheets and formats.
class WorkbookWriter::Book {
public:
  Book() : path_(folder_.file("workbook.xlsx")) {
    if (path_.empty()) return;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_ = workbook_new_opt(path_.c_str(), &options);
    if (workbook_ == nullptr) return;
    lxw_doc_properties properties{};
    properties.created = fixed_time;
    workbook_set_properties(workbook_, &properties);
    bold_ = workbook_add_format(workbook_);
    format_set_bold(bold_);
    text_ = workbook_add_format(workbook_);
    format_set_num_format(text_, "@");
    date_ = workbook_add_format(workbook_);
    format_set_num_format(date_, "yyyy-mm-dd");
    long_whole_ = workbook_add_format(workbook_);
    format_set_num_format(long_whole_, "0");
    long_decimal_ = workbook_add_format(workbook_);
    format_set_num_format(long_decimal_, "0.###############");
  }
  ~Book() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  }
  Book(Book const&) = delete;
  Book& operator=(Book const&) = delete;

  std::size_t add_sheet(SheetLayout layout) {
    OpenSheet added;
    added.layout = std::move(layout);
    added.layout.name = free_name(sheet_name(added.layout.name));
    added.widths.assign(added.layout.columns.size(), least_width);
    if (workbook_ != nullptr) begin(added);
    sheets_.push_back(std::move(added));
    return sheets_.size() - 1;
  }

  void write_row(std::size_t number, std::vector<OutputCell> const& cells) {
    auto& sheet = sheets_.at(number);
    if (sheet.sheet == nullptr) return;
    for (std::size_t i = 0; i < cells.size() && i < max_sheet_columns; ++i) write(sheet, i, cells[i]);
    ++sheet.num_rows;
  }

  bool finish(std::ostream& output) {
    if (workbook_ == nullptr) return false;
    write_long_lists();
    for (auto& sheet : sheets_) end(sheet);
    auto const status = workbook_close(std::exchange(workbook_, nullptr));
    if (status != LXW_NO_ERROR) return false;
    std::ifstream written(path_, std::ios::binary);
    output << written.rdbuf();
    return written.good() && output.good();
  }

private:
  static lxw_col_t column_of(CellReference cell) { return static_cast<lxw_col_t>(cell.column); }

  std::string free_name(std::string const& wanted) {
    auto name = wanted;
    for (auto number = 2; !names_.insert(source::ascii_lower(name)).second; ++number) {
      auto const ending = fmt::format(" ({})", number);
      name = sheet_name(wanted.substr(0, std::min<std::size_t>(wanted.size(), 31 - ending.size())) + ending);
    }
    return name;
  }

  void begin(OpenSheet& sheet) {
    sheet.sheet = workbook_add_worksheet(workbook_, sheet.layout.name.c_str());
    if (sheet.layout.is_hidden) worksheet_hide(sheet.sheet);
    if (sheet.layout.has_heading) worksheet_freeze_panes(sheet.sheet, 1, 0);
    set_columns(sheet);
    for (auto& list : sheet.layout.choice_lists) add_choice_list(sheet, list);
    for (auto const& note : sheet.layout.notes) {
      worksheet_write_comment(sheet.sheet, note.cell.row - 1, column_of(note.cell), cell_text(note.text).c_str());
    }
  }

  /// The widths are known now, and the last row.
  void end(OpenSheet& sheet) {
    set_columns(sheet);
    if (!sheet.layout.has_heading || sheet.num_rows == 0 || sheet.layout.columns.empty()) return;
    auto const last_column = static_cast<lxw_col_t>(sheet.layout.columns.size() - 1);
    worksheet_autofilter(sheet.sheet, 0, 0, sheet.num_rows - 1, last_column);
  }

  void set_columns(OpenSheet& sheet) {
    for (std::size_t i = 0; i < sheet.layout.columns.size() && i < max_sheet_columns; ++i) {
      auto const column = static_cast<lxw_col_t>(i);
      auto const width = sheet.layout.columns[i].width.value_or(sheet.widths[i]);
      worksheet_set_column(sheet.sheet, column, column, width, column_format(sheet, i));
    }
  }

  void write(OpenSheet& sheet, std::size_t index, OutputCell const& cell) {
    auto const column = static_cast<lxw_col_t>(index);
    auto const row = sheet.num_rows;
    auto const is_heading = sheet.layout.has_heading && row == 0;
    auto const is_bold = cell.is_bold || is_heading;
    auto* const format = is_bold ? bold_ : column_format(sheet, index);
    measure(sheet, index, cell, is_heading);
    switch (cell.kind) {
      case CellKind::empty: return;
      case CellKind::number:
        worksheet_write_number(sheet.sheet, row, column, number_of(cell.text),
                               is_bold ? bold_ : number_format(cell.text));
        return;
      case CellKind::boolean:
        worksheet_write_boolean(sheet.sheet, row, column, cell.text == "true" ? 1 : 0, format);
        return;
      case CellKind::date: {
        auto const serial = serial_of_date(value::Date::from_iso(cell.text).value());
        worksheet_write_number(sheet.sheet, row, column, static_cast<double>(serial), date_);
        return;
      }
      case CellKind::text:
      case CellKind::percentage:
      case CellKind::date_with_time:
      case CellKind::no_date:
      case CellKind::error:
      case CellKind::formula_without_value:
      case CellKind::damaged:
        worksheet_write_string(sheet.sheet, row, column, cell_text(cell.text).c_str(), format);
        return;
    }
  }

  lxw_format* column_format(OpenSheet const& sheet, std::size_t column) const {
    if (column >= sheet.layout.columns.size()) return nullptr;
    if (sheet.layout.columns[column].is_text) return text_;
    return sheet.layout.columns[column].is_date ? date_ : nullptr;
  }

  /// Without a format Excel shows no more than about eleven digits.
  lxw_format* number_format(std::string_view digits) const {
    constexpr std::size_t max_general_bytes = 10;
    if (digits.size() <= max_general_bytes) return nullptr;
    return digits.find('.') == std::string_view::npos ? long_whole_ : long_decimal_;
  }

  static void measure(OpenSheet& sheet, std::size_t column, OutputCell const& cell, bool is_heading) {
    if (column >= sheet.widths.size() || sheet.num_rows > num_measured_rows) return;
    auto const wanted = static_cast<double>(num_characters(cell.text)) + (is_heading ? width_of_button : 1);
    sheet.widths[column] = std::max(sheet.widths[column], std::min(wanted, most_width));
  }

  void add_choice_list(OpenSheet& sheet, ChoiceList& list) {
    std::vector<char*> choices;
    std::size_t length = 0;
    auto has_comma = false;
    for (auto& choice : list.choices) {
      choices.push_back(choice.data());
      length += num_characters(choice) + 1;
      has_comma = has_comma || choice.find(',') != std::string::npos;
    }
    choices.push_back(nullptr);
    auto const has_room = length <= max_list_characters && !has_comma;
    std::string placeholder = "-";
    std::vector<char*> placeholders = {placeholder.data(), nullptr};
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = has_room ? choices.data() : placeholders.data();
    validation.error_type = list.is_strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
    worksheet_data_validation_range(sheet.sheet, list.range.first.row - 1, column_of(list.range.first),
                                    list.range.last.row - 1, column_of(list.range.last), &validation);
    if (!has_room) refer_to_cells(sheet, list.choices);
  }

  /// Makes the list that was added last one of cells. Asked to do so, the library (1.1.4) copies the formula twice and
  /// loses the first copy.
  void refer_to_cells(OpenSheet& sheet, std::vector<std::string> const& choices) {
    long_lists_.push_back(choices);
    auto const letters = column_letters(static_cast<std::uint32_t>(long_lists_.size() - 1));
    auto const cells =
        fmt::format("{0}!${1}$1:${1}${2}", list_sheet_name, letters, std::max<std::size_t>(choices.size(), 1));
    auto* validation = sheet.sheet->data_validations->stqh_first;
    while (validation != nullptr && validation->list_pointers.stqe_next != nullptr) {
      validation = validation->list_pointers.stqe_next;
    }
    if (validation == nullptr) return;
    std::free(validation->value_formula);
    validation->value_formula = ::strdup(cells.c_str());
    validation->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  }

  /// The lists that had no room in the rules of their cells, one in each column of a hidden sheet.
  void write_long_lists() {
    if (long_lists_.empty()) return;
    auto const lists = std::exchange(long_lists_, {});
    names_.erase(list_sheet_name);
    SheetLayout layout;
    layout.name = list_sheet_name;
    layout.has_heading = false;
    layout.is_hidden = true;
    auto const number = add_sheet(std::move(layout));
    auto const longest =
        std::max_element(lists.begin(), lists.end(), [](auto const& a, auto const& b) { return a.size() < b.size(); });
    for (std::size_t i = 0; i < longest->size(); ++i) {
      std::vector<OutputCell> cells;
      for (auto const& list : lists) cells.push_back(i < list.size() ? text_cell(list[i]) : OutputCell{});
      write_row(number, cells);
    }
  }

  TemporaryFolder folder_;
  std::string path_;
  lxw_workbook* workbook_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* date_ = nullptr;
  lxw_format* long_whole_ = nullptr;
  lxw_format* long_decimal_ = nullptr;
  std::vector<OpenSheet> sheets_;
  std::set<std::string> names_ = {list_sheet_name};  ///< in small letters
  std::vector<std::vector<std::string>> long_lists_;
};

WorkbookWriter::WorkbookWriter() : book_(std::make_unique<Book>()) {}
WorkbookWriter::~WorkbookWriter() = default;

std::size_t WorkbookWriter::add_sheet(SheetLayout layout) { return book_->add_sheet(std::move(layout)); }
void WorkbookWriter::write_row(std::size_t sheet, std::vector<OutputCell> const& cells) {
  book_->write_row(sheet, cells);
}
bool WorkbookWriter::finish(std::ostream& output) { return book_->finish(output); }

}  // namespace timbang::workbook
