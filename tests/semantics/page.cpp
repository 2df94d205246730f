#include "tests/semantics/page.h"

#include <optional>
#include <sstream>
#include <utility>

#include "tests/semantics/trimmed.h"

namespace timbang::semantics {

namespace {

/// The cells of a line of a table, without the marks that only dress them.
std::vector<std::string> cells_of(std::string const& line) {
  std::vector<std::string> cells;
  std::string cell;
  for (auto const character : trimmed(line).substr(1)) {
    if (character == '|') cells.push_back(trimmed(std::exchange(cell, {})));
    if (character != '|' && character != '`') cell += character;
  }
  return cells;
}

bool is_rule_between(std::vector<std::string> const& cells) {
  return !cells.empty() && cells.front().find_first_not_of("-: ") == std::string::npos && !cells.front().empty();
}

std::string computation(std::string const& formula, std::string const& type) {
  return "    compute result : " + type + "\n        = " + formula + "\n";
}

/// `x + y : number`; a formula without a type is a yes or no.
std::pair<std::string, std::string> formula_and_type(std::string const& cell) {
  auto const colon = cell.rfind(" : ");
  if (colon == std::string::npos) return {cell, "yes_no"};
  return {trimmed(cell.substr(0, colon)), trimmed(cell.substr(colon + 3))};
}

class PageReader {
public:
  Page read(std::string const& text) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
      ++number_;
      read_line(line);
    }
    return std::move(page_);
  }

private:
  void read_line(std::string const& line) {
    if (line.rfind("```", 0) == 0) return begin_or_end_block();
    if (in_block_) {
      block_ += line + '\n';
      return;
    }
    if (line.rfind('#', 0) == 0) begin_section(line);
    if (line.rfind('|', 0) == 0) return read_cells(cells_of(line));
    header_.clear();
  }

  void begin_section(std::string const& line) {
    section_ = trimmed(line.substr(line.find_first_not_of('#')));
    block_.clear();
  }

  /// A block stands for the tables below it, up to the next block or heading.
  void begin_or_end_block() {
    header_.clear();
    in_block_ = !in_block_;
    if (in_block_) {
      block_.clear();
    } else if (page_.declarations.empty()) {
      page_.declarations = std::exchange(block_, {});
    }
  }

  void read_cells(std::vector<std::string> const& cells) {
    if (header_.empty()) return read_header(cells);
    if (is_rule_between(cells)) return;
    if (cells.size() != header_.size()) return complain("a row with another number of cells than its header");
    if (is_grid()) return read_grid_row(cells);
    Case made = begin_case();
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (is_understood_) read_cell(made, header_[column], cells[column]);
    }
    if (is_understood_) page_.cases.push_back(std::move(made));
  }

  void read_header(std::vector<std::string> const& cells) {
    header_ = cells;
    auto const is_of_rules = cells.front() == "data" && cells.size() > 1 && !block_.empty();
    is_understood_ = is_grid() || is_of_rules || header_.front().rfind("formula", 0) == 0;
    if (!is_understood_) complain("a table that is no table of formulas, of two operands, or of rules in a block");
  }

  /// The operands' data head the columns and the rows.
  bool is_grid() const { return header_.size() > 1 && header_[1].find(" = ") != std::string::npos; }

  void read_grid_row(std::vector<std::string> const& cells) {
    auto const [formula, type] = formula_and_type(header_.front());
    for (std::size_t column = 1; column < cells.size(); ++column) {
      Case made = begin_case();
      made.rules += computation(formula, type);
      made.data = cells.front() + "; " + header_[column];
      made.expected.push_back({"result", cells[column]});
      page_.cases.push_back(std::move(made));
    }
  }

  void read_cell(Case& made, std::string const& head, std::string const& cell) {
    if (head.rfind("formula", 0) == 0) {
      made.rules += computation(cell, formula_and_type(head).second);
    } else if (head == "data") {
      made.data = cell;
    } else if (head == "state") {
      made.states.push_back({made.expected.back().rule, cell});
    } else if (head == "waits for") {
      made.waits_for.push_back({made.expected.back().rule, cell});
    } else if (head == "by policy") {
      made.by_policy.push_back({made.expected.back().rule, cell});
    } else {
      made.expected.push_back({head, cell});
    }
  }

  Case begin_case() const { return {section_, number_, block_, {}, {}, {}, {}, {}}; }

  void complain(std::string const& what) {
    page_.complaints.push_back("line " + std::to_string(number_) + ", " + section_ + ": " + what);
  }

  Page page_;
  std::string section_;
  std::string block_;
  std::vector<std::string> header_;
  std::size_t number_ = 0;
  bool in_block_ = false;
  bool is_understood_ = false;
};

}  // namespace

Page read_page(std::string const& text) { return PageReader().read(text); }

}  // namespace timbang::semantics
