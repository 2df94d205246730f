#include "engine/records/input_file.h"

#include <filesystem>
#include <iostream>

namespace timbang::records {

std::unique_ptr<InputFile> open_input(std::string const& path) {
  auto input = std::make_unique<InputFile>();
  input->path = path;
  if (path == "-") {
    input->bytes = std::make_unique<ByteReader>(std::cin);
    return input;
  }
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return nullptr;
  input->is_regular = std::filesystem::is_regular_file(path, error);
  input->file.open(path, std::ios::binary);
  if (!input->file.is_open()) return nullptr;
  input->bytes = std::make_unique<ByteReader>(input->file);
  return input;
}

}  // namespace timbang::records
