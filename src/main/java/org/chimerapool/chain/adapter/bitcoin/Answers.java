package org.chimerapool.chain.adapter.bitcoin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.chimerapool.kernel.Hash256;
import tools.jackson.databind.JsonNode;

/// Reads the fields of one answer strictly. Every method throws [RpcException] of kind `GARBAGE`,
/// which names the field and what came.
record Answers(String method, JsonNode fields) {

  private static final int SHOWN = 40;

  static Answers of(String method, JsonNode result) throws RpcException {
    if (!result.isObject()) {
      throw garbage(method, "an object", result);
    }
    return new Answers(method, result);
  }

  boolean has(String field) {
    return fields.hasNonNull(field);
  }

  JsonNode get(String field) {
    return fields.path(field);
  }

  String string(String field) throws RpcException {
    return string(method + "." + field, get(field));
  }

  static String string(String where, JsonNode value) throws RpcException {
    if (!value.isString()) {
      throw garbage(where, "a string", value);
    }
    return value.stringValue();
  }

  boolean flag(String field) throws RpcException {
    if (!get(field).isBoolean()) {
      throw garbage(method + "." + field, "true or false", get(field));
    }
    return get(field).booleanValue();
  }

  long whole(String field, long least, long most) throws RpcException {
    JsonNode value = get(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw garbage(
          method + "." + field, "a whole number from %d to %d".formatted(least, most), value);
    }
    return value.longValue();
  }

  double fraction(String field) throws RpcException {
    if (!get(field).isNumber()) {
      throw garbage(method + "." + field, "a number", get(field));
    }
    return Math.clamp(get(field).doubleValue(), 0, 1);
  }

  Instant time(String field) throws RpcException {
    return Instant.ofEpochSecond(whole(field, 0, 0xffffffffL));
  }

  Hash256 hash(String field) throws RpcException {
    return hash(method + "." + field, get(field));
  }

  static Hash256 hash(String where, JsonNode value) throws RpcException {
    try {
      return Hash256.ofDisplayHex(string(where, value));
    } catch (IllegalArgumentException e) {
      throw garbage(where, "64 hex digits", value);
    }
  }

  byte[] bytes(String field) throws RpcException {
    try {
      return HexFormat.of().parseHex(string(field));
    } catch (IllegalArgumentException e) {
      throw garbage(method + "." + field, "hex digits", get(field));
    }
  }

  /// Coins with a decimal point, in the smallest unit.
  BigInteger coins(String field, int decimals) throws RpcException {
    JsonNode value = get(field);
    try {
      BigDecimal coins = value.decimalValue();
      if (value.isNumber() && coins.signum() >= 0 && Math.abs(coins.scale()) <= SHOWN) {
        return coins.movePointRight(decimals).toBigIntegerExact();
      }
    } catch (ArithmeticException | tools.jackson.core.JacksonException e) {
      throw garbage(method + "." + field, "coins with up to %d digits".formatted(decimals), value);
    }
    throw garbage(method + "." + field, "coins with up to %d digits".formatted(decimals), value);
  }

  static RpcException garbage(String where, String expected, JsonNode came) {
    String text = came.isMissingNode() ? "nothing" : "'" + came + "'";
    return RpcException.of(
        RpcException.Kind.GARBAGE,
        "answers nonsense: %s should be %s and is %s"
            .formatted(where, expected, Text.printable(text, SHOWN)));
  }
}
