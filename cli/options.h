// Options as they are written on the command line, and what they mean. Used by the commands that read records or dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/session/score.h"
#include "engine/source/language.h"

namespace CLI {
class App;
}

namespace timbang::cli {

/// `id` or `en`; empty for anything else.
std::optional<source::Language> read_language(std::string_view written);

/// `2025-12-31`; empty for anything else.
std::optional<value::Date> read_date(std::string const& written);

/// What to say about an option whose value is no date.
std::string date_mistake(std::string_view option, std::string const& written, source::Language language);

std::string joined(std::vector<std::string> const& parts, std::string_view separator);

/// `--assessment`, `--package`, `--records`, `--as-of` and `--law-date`, which score and explain share.
class RecordOptions {
public:
  void declare(CLI::App& arguments);

  /// Understands what was written. Empty when all is well, else what is wrong.
  std::optional<std::string> read(source::Language language);

  std::string const& assessment() const { return assessment_; }
  std::string const& package() const { return package_; }
  session::RecordRequest const& records() const { return request_; }
  evaluate::EvaluationContext const& dates() const { return dates_; }
  /// Every record file named, `-` included.
  std::vector<std::string> input_files() const;

private:
  std::optional<std::string> read_records(source::Language language);
  std::optional<std::string> read_dates(source::Language language);

  std::string assessment_;
  std::string package_;
  std::vector<std::string> written_records_;
  std::string as_of_;
  std::string law_date_;
  session::RecordRequest request_;
  evaluate::EvaluationContext dates_;
};

}  // namespace timbang::cli
