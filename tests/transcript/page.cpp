#include "tests/transcript/page.h"

#include <algorithm>
#include <stdexcept>

namespace timbang::transcript {
namespace {

constexpr std::string_view fence = "```";

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" \n")); }

/// The package that the text begins with, remarks aside; empty when it goes on with a file.
std::string_view package_name(std::string_view text) {
  while (!text.empty()) {
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty() || line.starts_with("//")) continue;
    auto const keyword = first_word(line);
    if (keyword != "paket" && keyword != "package") return {};
    return first_word(line.substr(keyword.size() + 1));
  }
  return {};
}

/// `kota_contoh.tugas_belajar` is the file tugas-belajar.timbang.
std::string file_of(std::string_view package) {
  auto const dot = package.rfind('.');
  std::string name(dot == std::string_view::npos ? package : package.substr(dot + 1));
  std::replace(name.begin(), name.end(), '_', '-');
  return name + ".timbang";
}

class PageReader {
public:
  explicit PageReader(std::string_view page) : rest_(page) {}

  std::vector<PagePiece> run() {
    while (!rest_.empty()) {
      auto const line = next_line();
      if (line.starts_with(fence)) {
        add_block(line);
      } else {
        prose().append(line);
      }
    }
    return std::move(pieces_);
  }

private:
  std::string_view next_line() {
    auto const line = rest_.substr(0, std::min(rest_.find('\n'), rest_.size() - 1) + 1);
    rest_.remove_prefix(line.size());
    ++number_;
    return line;
  }

  std::string& prose() {
    if (pieces_.empty() || pieces_.back().kind != PagePiece::Kind::prose) pieces_.emplace_back();
    return pieces_.back().text;
  }

  void add_block(std::string_view opening) {
    auto const begin = number_;
    auto const fence_length = std::min(opening.find_first_not_of('`'), opening.size());
    PagePiece piece;
    piece.opening = opening;
    while (true) {
      if (rest_.empty()) fail(begin, "this block is not closed");
      auto const line = next_line();
      // A longer fence may show shorter ones.
      if (line.find_first_not_of('`') >= fence_length && line.find_first_not_of("` \n") == std::string_view::npos) {
        piece.closing = line;
        break;
      }
      piece.text += line;
    }
    classify(piece, begin);
    if (piece.kind == PagePiece::Kind::prose) {
      prose() += piece.opening + piece.text + piece.closing;
    } else {
      pieces_.push_back(std::move(piece));
    }
  }

  void classify(PagePiece& piece, std::size_t line) {
    auto info = std::string_view(piece.opening);
    info.remove_prefix(std::min(info.find_first_not_of('`'), info.size()));
    info = info.substr(0, info.find('\n'));
    auto const kind = first_word(info);
    auto const name = info.substr(std::min(kind.size() + 1, info.size()));
    if (kind == "console") piece.kind = PagePiece::Kind::commands;
    if (kind == "csv" || kind == "json" || kind == "jsonl") {
      piece.kind = PagePiece::Kind::data;
      if (name.empty()) fail(line, "data without the name of its file");
      piece.file_name = name;
    }
    if (kind != "timbang") return;
    piece.kind = PagePiece::Kind::rules;
    auto const package = package_name(piece.text);
    if (!package.empty()) piece.file_name = file_of(package);
    has_package_ = has_package_ || !package.empty();
    if (!has_package_) fail(line, "rules before any package");
  }

  [[noreturn]] static void fail(std::size_t line, std::string const& what) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
  }

  std::string_view rest_;
  std::size_t number_ = 0;
  bool has_package_ = false;
  std::vector<PagePiece> pieces_;
};

}  // namespace

std::vector<PagePiece> read_page(std::string_view page) { return PageReader(page).run(); }

bool is_executed(std::vector<PagePiece> const& pieces) {
  return std::any_of(pieces.begin(), pieces.end(),
                     [](PagePiece const& piece) { return piece.kind != PagePiece::Kind::prose; });
}

}  // namespace timbang::transcript
