// An opened record file: the stream, its buffer, and the name under which messages speak of it.
// Made by open_records; owned by the record source that reads it.
#pragma once

#include <fstream>
#include <istream>
#include <memory>
#include <string>

#include "engine/records/byte_reader.h"

namespace timbang::records {

struct InputFile {
  std::string path;
  std::ifstream file;       ///< not open for standard input
  bool is_regular = false;  ///< can be read twice
  std::unique_ptr<ByteReader> bytes;
};

/// Empty when the file cannot be opened, or is a folder. "-" is standard input.
std::unique_ptr<InputFile> open_input(std::string const& path);

}  // namespace timbang::records
