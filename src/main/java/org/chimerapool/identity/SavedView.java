package org.chimerapool.identity;

/// A way of looking at a screen of the console that somebody gave a name.
///
/// @param address path and query inside the console, without a slash before it, such as
/// `console/miners?state=offline`
/// @param owner login of whoever keeps it
/// @param own whether it belongs to the account that asked
/// @param shared whether everybody in the console sees it
/// @param usual whether the account that asked sees it where it opens the screen by its name
public record SavedView(
    long id,
    String name,
    String address,
    String owner,
    boolean own,
    boolean shared,
    boolean usual) {

  public static final int LONGEST_NAME = 60;
  public static final int LONGEST_ADDRESS = 1_000;

  /// The screen, without what was chosen on it.
  public String path() {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }
}
