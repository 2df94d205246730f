// What a record file is by its first bytes; and that a disk that fails at once is not taken for an empty file.
#include "engine/records/file_kind.h"

#include <istream>
#include <sstream>
#include <streambuf>

#include <gtest/gtest.h>

namespace timbang::records {
namespace {

/// Every read fails.
class BrokenBuffer : public std::streambuf {
protected:
  std::streamsize xsgetn(char*, std::streamsize) override { throw std::ios_base::failure("broken"); }
  int_type underflow() override { throw std::ios_base::failure("broken"); }
};

FileKind kind_of(std::string const& text) {
  std::istringstream stream(text);
  ByteReader bytes(stream);
  return find_file_kind(bytes);
}

TEST(FileKind, IsToldByTheFirstBytes) {
  EXPECT_EQ(kind_of("nip,usia\n1,40\n"), FileKind::csv);
  EXPECT_EQ(kind_of("{\"nip\":\"1\"}\n"), FileKind::json_lines);
  EXPECT_EQ(kind_of("  \n "), FileKind::empty);
}

TEST(FileKind, AFirstReadThatFailsIsNoEmptyFile) {
  BrokenBuffer buffer;
  std::istream stream(&buffer);
  ByteReader bytes(stream);
  auto const kind = find_file_kind(bytes);
  EXPECT_EQ(kind, FileKind::unreadable);
  auto const refusal = refusal_of(kind, "data.csv");
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->code, source::DiagnosticCode::record_file_read_failed);
}

}  // namespace
}  // namespace timbang::records
