package org.chimerapool.gamification.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chimerapool.gamification.ProfileOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna", "rig_42", "Jean-Luc", "O'Brien", "Müller Co", "Дмитрий",
        "鉱山のたぬき", "S19 Farm Nord", "bob.", "x-1", "Zoë", "1-2-3 go"
      })
  void takesNamesOfPeople(String name) {
    assertThat(NameRules.fault(NameRules.tidy(name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ab, LENGTH",
    "'', LENGTH",
    "abcdefghijklmnopqrstuvwxy, LENGTH",
    "a\u202Eb\u202Cc, CHARACTERS",
    "a\u200Bbc, CHARACTERS",
    "ab\u0000c, CHARACTERS",
    "abc\u2066x, CHARACTERS",
    "'a  b', CHARACTERS",
    "<b>x</b>, CHARACTERS",
    "a/b/c, CHARACTERS",
    "'=1+1', CHARACTERS",
    "p\u0430ypal, CHARACTERS",
    "\u2660\u2660\u2660, CHARACTERS",
    "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00, CHARACTERS",
    "a\u0301\u0301\u0301\u0301b, CHARACTERS",
    "12345, CHARACTERS",
    "bc1qxyz, LIKE_AN_ADDRESS",
    "1A1zP1eP5QGefi2DMPTf, LIKE_AN_ADDRESS",
    "0xDEADBEEF, LIKE_AN_ADDRESS",
    "Admin, RESERVED",
    "4dmin of it, ",
    "Adm1n, RESERVED",
    "Aclmin, ",
    "Oper\u00e4tor, RESERVED",
    "\u0421\u04bbimer\u0430, CHARACTERS",
    "Chimera Team, RESERVED",
    "S u p p o r t, RESERVED",
    "pool, RESERVED",
    "Poolside, ",
    "0wner, RESERVED",
    "rnoderator, RESERVED"
  })
  void refusesNamesThatDeceive(String name, ProfileOutcome fault) {
    assertThat(NameRules.fault(NameRules.tidy(name))).isEqualTo(Optional.ofNullable(fault));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna, ANNA",
    "Anna, A-n n.a",
    "Bob, B0b",
    "will, wi11",
    "Zoë, Zoe",
    "corner, comer",
    "Anna, Αnna",
    "scope, ѕсоре"
  })
  void seesThatTwoNamesLookTheSame(String one, String other) {
    assertThat(NameRules.look(one)).isEqualTo(NameRules.look(other));
  }
}
