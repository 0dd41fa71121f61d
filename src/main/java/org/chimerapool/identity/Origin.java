package org.chimerapool.identity;

/// From where somebody comes to the door.
///
/// @param address IP address
/// @param agent what their browser calls itself, at most 300 characters
/// @param loopback whether they sit at this host, with no proxy in between
public record Origin(String address, String agent, boolean loopback) {

  static final int LONGEST_AGENT = 300;

  public Origin {
    agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
  }
}
