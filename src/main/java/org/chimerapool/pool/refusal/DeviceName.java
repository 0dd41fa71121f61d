package org.chimerapool.pool.refusal;

/// The device or program in a user agent such as `bitaxe/BM1370/v2.6.0`: what stands before the
/// first slash or blank.
final class DeviceName {

  private static final int MAX = 32;

  private DeviceName() {}

  static String of(String agent) {
    int end = 0;
    while (end < agent.length() && end < MAX && isName(agent.charAt(end))) {
      end++;
    }
    return agent.substring(0, end);
  }

  private static boolean isName(char c) {
    return c > ' ' && c < 0x7f && c != '/';
  }
}
