package org.chimerapool.deployment.recipe;

import java.util.regex.Pattern;

/// What the value of a parameter may look like.
public enum ParameterKind {
  /// Any one line.
  TEXT("[^\\p{Cntrl}]{0,1000}"),
  INTEGER("-?[0-9]{1,18}"),
  /// `true` or `false`.
  SWITCH("true|false"),
  /// An absolute path without spaces.
  PATH("/[A-Za-z0-9._/@:+-]{0,400}"),
  /// A host name or an address of the network.
  HOST("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?"),
  /// Kept encrypted, made unreadable in every log line on the machine itself.
  SECRET("[^\\p{Cntrl}]{8,1000}");

  private final Pattern form;

  ParameterKind(String form) {
    this.form = Pattern.compile(form);
  }

  public boolean accepts(String value) {
    return form.matcher(value).matches();
  }
}
