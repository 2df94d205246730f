#include "engine/workbook/element_splitter.h"

#include <algorithm>
#include <array>

#include "engine/workbook/xml.h"

namespace timbang::workbook {

namespace {

struct Enclosed {
  std::string_view begin;
  std::string_view end;
};
constexpr std::array<Enclosed, 3> enclosed_markups{{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};

/// Past the end of the tag at the start of `text`; a `>` in quotes does not end it.
std::size_t end_of_tag(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const sign = text[i];
    if (quote != '\0') {
      if (sign == quote) quote = '\0';
    } else if (sign == '"' || sign == '\'') {
      quote = sign;
    } else if (sign == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// Past the end of the markup at the start of `text`; npos while it has not come yet.
std::size_t end_of_markup(std::string_view text) {
  for (auto const& markup : enclosed_markups) {
    // A piece may end in the middle of `<![CDATA[`.
    if (markup.begin.starts_with(text.substr(0, markup.begin.size())) && text.size() < markup.begin.size()) {
      return std::string_view::npos;
    }
    if (!text.starts_with(markup.begin)) continue;
    auto const end = text.find(markup.end, markup.begin.size());
    return end == std::string_view::npos ? end : end + markup.end.size();
  }
  return end_of_tag(text);
}

std::string_view name_in_tag(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return local_name(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
}

}  // namespace

std::optional<Problem> ElementSplitter::feed(std::string_view piece) {
  buffer_ += piece;
  while (true) {
    auto const begin = std::min(buffer_.find('<', position_), buffer_.size());
    auto const view = std::string_view(buffer_);
    if (!element_begin_) {
      if (auto problem = keep_in_frame(view.substr(position_, begin - position_))) return problem;
    }
    position_ = begin;
    auto const length = begin == buffer_.size() ? std::string_view::npos : end_of_markup(view.substr(begin));
    if (length == std::string_view::npos) break;
    if (auto problem = take_markup(view.substr(begin, length))) return problem;
  }
  auto const is_too_long = buffer_.size() - position_ > max_markup_bytes ||
                           (element_begin_ && buffer_.size() - *element_begin_ > max_element_bytes);
  if (is_too_long) return too_large({"bita dalam satu baris lembar", "bytes in one row of a sheet"}, max_element_bytes);
  forget_what_is_done();
  return std::nullopt;
}

std::optional<Problem> ElementSplitter::take_markup(std::string_view markup) {
  auto const begin = position_;
  position_ += markup.size();
  if (markup.starts_with("<?") || markup.starts_with("<!")) {
    // A document type could define anything; workbooks have none.
    auto const is_known = markup.starts_with("<?") || markup.starts_with("<!--") || markup.starts_with("<![");
    if (!is_known) return damaged_part(part_);
    return element_begin_ ? std::nullopt : keep_in_frame(markup);
  }
  auto const is_end = markup.starts_with("</");
  auto const is_own = name_in_tag(markup) == name_;
  auto const is_empty = markup.ends_with("/>");
  if (is_own && !is_end && !element_begin_) {
    element_begin_ = begin;
    element_depth_ = depth_;
  }
  if (is_end && depth_ == 0) return damaged_part(part_);
  depth_ += is_end || is_empty ? 0U : 1U;
  depth_ -= is_end ? 1U : 0U;
  if (depth_ > max_depth) return damaged_part(part_);
  if (!element_begin_) return keep_in_frame(markup);
  return depth_ == element_depth_ ? close_element() : std::nullopt;
}

std::optional<Problem> ElementSplitter::close_element() {
  auto const element = std::string_view(buffer_).substr(*element_begin_, position_ - *element_begin_);
  element_begin_.reset();
  return take_(element);
}

std::optional<Problem> ElementSplitter::keep_in_frame(std::string_view text) {
  if (frame_.size() + text.size() > max_frame_bytes) {
    return too_large({"bita di luar baris lembar", "bytes outside the rows of a sheet"}, max_frame_bytes);
  }
  frame_ += text;
  return std::nullopt;
}

void ElementSplitter::forget_what_is_done() {
  auto const num_done = element_begin_.value_or(position_);
  buffer_.erase(0, num_done);
  position_ -= num_done;
  if (element_begin_) element_begin_ = 0;
}

std::optional<Problem> ElementSplitter::end() const {
  auto const is_whole = depth_ == 0 && !element_begin_ && position_ == buffer_.size();
  return is_whole ? std::nullopt : std::optional(damaged_part(part_));
}

}  // namespace timbang::workbook
