// Reads files of one test as people: what the tests of open_records and of child tables stand on.
#pragma once

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/records/people_files.h"
#include "tests/unit/records/record_files.h"

namespace timbang::records {

class RecordSourceTest : public testing::Test {
protected:
  std::vector<ChildFile> all_children() const {
    return {{"riwayat_jabatan", files.write("posts.csv", posts_csv)},
            {"skp", files.write("scores.csv", scores_csv)},
            {"usulPerpanjangan", files.write("proposals.csv", proposals_csv)},
            {"hukuman_disiplin", files.write("punishments.csv", punishments_csv)}};
  }

  Reading read_csv(std::string_view text, std::vector<ChildFile> const& children = {}) const {
    return read_people(files.write("people.csv", text), children);
  }

  Reading read_jsonl(std::string_view text) const { return read_people(files.write("people.jsonl", text)); }

  /// People with `scores` as their only child table.
  Reading read_with_scores(std::string_view scores) const {
    return read_csv(people_csv, {{"skp", files.write("scores.csv", scores)}});
  }

  RecordFiles files;
};

}  // namespace timbang::records
