package org.chimerapool.stratum.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) out of one line that is already in memory, strictly and without regard for
/// who sent it.
///
/// Nothing is ever larger than the line itself; nesting is limited. Positions are exposed so that a
/// caller can keep a value as it was written.
final class JsonParser {

  private static final int MAX_DEPTH = 8;
  private static final Json NULL = new Json.Null();
  private static final Json TRUE = new Json.Bool(true);
  private static final Json FALSE = new Json.Bool(false);

  private final byte[] line;
  private int at;
  private int depth;

  JsonParser(byte[] line) {
    this.line = line;
  }

  int position() {
    return at;
  }

  /// What was written from `start` to here.
  String rawSince(int start) {
    return new String(line, start, at - start, StandardCharsets.UTF_8);
  }

  /// The next byte after blanks, or -1 at the end. It is not taken.
  int peek() {
    while (at < line.length && isBlank(line[at])) {
      at++;
    }
    return at < line.length ? line[at] : -1;
  }

  void expect(char wanted) throws MalformedJsonException {
    if (peek() != wanted) {
      throw expected("'" + wanted + "'");
    }
    at++;
  }

  /// Takes the next byte if it is `wanted`.
  boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  void expectEnd() throws MalformedJsonException {
    if (peek() != -1) {
      throw expected("the end of the line");
    }
  }

  /// An object's key and the colon after it.
  String key() throws MalformedJsonException {
    if (peek() != '"') {
      throw expected("a quoted name");
    }
    String key = string();
    expect(':');
    return key;
  }

  Json value() throws MalformedJsonException {
    int next = peek();
    return switch (next) {
      case '"' -> new Json.Text(string());
      case '{' -> object();
      case '[' -> array();
      case 't' -> literal("true", TRUE);
      case 'f' -> literal("false", FALSE);
      case 'n' -> literal("null", NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw expected("a value");
    };
  }

  MalformedJsonException expected(String what) {
    return new MalformedJsonException("expected " + what + " at byte " + at);
  }

  private Json object() throws MalformedJsonException {
    enter();
    Map<String, Json> members = new LinkedHashMap<>();
    expect('{');
    if (!accept('}')) {
      do {
        String key = key();
        members.put(key, value());
      } while (accept(','));
      expect('}');
    }
    depth--;
    return new Json.Obj(members);
  }

  private Json array() throws MalformedJsonException {
    enter();
    List<Json> items = new ArrayList<>();
    expect('[');
    if (!accept(']')) {
      do {
        items.add(value());
      } while (accept(','));
      expect(']');
    }
    depth--;
    return new Json.Array(items);
  }

  private void enter() throws MalformedJsonException {
    if (++depth > MAX_DEPTH) {
      throw new MalformedJsonException("nested deeper than " + MAX_DEPTH);
    }
  }

  private Json literal(String word, Json value) throws MalformedJsonException {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= line.length || line[at + i] != word.charAt(i)) {
        throw expected("a value");
      }
    }
    at += word.length();
    return value;
  }

  private Json number() throws MalformedJsonException {
    int start = at;
    if (line[at] == '-') {
      at++;
    }
    if (at < line.length && line[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < line.length && line[at] == '.') {
      at++;
      digits();
    }
    if (at < line.length && (line[at] == 'e' || line[at] == 'E')) {
      at++;
      if (at < line.length && (line[at] == '+' || line[at] == '-')) {
        at++;
      }
      digits();
    }
    return new Json.Num(rawSince(start));
  }

  private void digits() throws MalformedJsonException {
    int start = at;
    while (at < line.length && line[at] >= '0' && line[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw expected("a digit");
    }
  }

  private String string() throws MalformedJsonException {
    StringBuilder unescaped = null;
    boolean ascii = true;
    int plain = ++at;
    while (at < line.length) {
      byte b = line[at];
      if (b == '"') {
        String known = unescaped == null ? KnownWords.find(line, plain, at) : null;
        if (known != null) {
          at++;
          return known;
        }
        String rest = text(plain, at++, ascii);
        return unescaped == null ? rest : unescaped.append(rest).toString();
      }
      if (b >= 0 && b < ' ') {
        throw expected("no control character in a string");
      }
      ascii &= b >= 0;
      at++;
      if (b == '\\') {
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text(plain, at - 1, ascii)).append(escape());
        plain = at;
      }
    }
    throw expected("a closing quote");
  }

  private char escape() throws MalformedJsonException {
    if (at >= line.length) {
      throw expected("an escape");
    }
    byte b = line[at++];
    return switch (b) {
      case '"', '\\', '/' -> (char) b;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw expected("an escape");
    };
  }

  private char unicode() throws MalformedJsonException {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = at < line.length ? Character.digit(line[at], 16) : -1;
      if (digit < 0) {
        throw expected("four hex digits");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private String text(int from, int to, boolean ascii) throws MalformedJsonException {
    if (ascii) {
      return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("not UTF-8");
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
