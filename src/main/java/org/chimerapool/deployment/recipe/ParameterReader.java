package org.chimerapool.deployment.recipe;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one parameter of a recipe.
final class ParameterReader {

  static final Set<String> KEYS = Set.of("name", "label", "kind", "choices", "initial");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");

  /// Variables that a step, bash or the runtime (agent.sh) relies on.
  private static final Set<String> RESERVED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "SHELL",
          "IFS",
          "ENV",
          "LANG",
          "PWD",
          "OLDPWD",
          "CDPATH",
          "GLOBIGNORE",
          "POSIXLY_CORRECT",
          "TMOUT",
          "UID",
          "EUID",
          "PPID",
          "GROUPS",
          "SHELLOPTS",
          "SECONDS",
          "RANDOM",
          "SRANDOM",
          "LINENO",
          "REPLY",
          "FUNCNAME",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "PHASE",
          "BASE",
          "FIRST",
          "STARTED",
          "AS",
          "WHY",
          "CTX",
          "HOLDER",
          "BUSY",
          "STEP",
          "SEQ",
          "LOST",
          "CODE",
          "SENDER",
          "DIR",
          "SPOOL",
          "GAP",
          "PATIENCE",
          "NOW",
          "TEXT",
          "SHOWN",
          "STOPPABLE",
          "SECRETS");

  private static final Pattern RESERVED_PREFIX =
      Pattern.compile("(BASH|LC_|LD_|PS[0-9]|STEP_|ENV_|INDICATOR_|CHIMERA_).*");

  private ParameterReader() {}

  static Parameter read(YamlNode node) {
    String name = node.required("name");
    boolean taken = RESERVED.contains(name) || RESERVED_PREFIX.matcher(name).matches();
    if (!name.isEmpty() && (taken || !VARIABLE.matcher(name).matches())) {
      node.fault(
          "name",
          "expected upper-case letters, digits and underscores, and no name that the shell uses");
    }
    String wanted = node.optional("kind").orElse("text").toUpperCase(Locale.ROOT);
    ParameterKind kind = ParameterKind.TEXT;
    try {
      kind = ParameterKind.valueOf(wanted);
    } catch (IllegalArgumentException unknown) {
      node.fault("kind", "expected one of text, integer, switch, path, host, secret");
    }
    Optional<String> initial = node.optional("initial");
    if (kind == ParameterKind.SECRET && initial.isPresent()) {
      node.fault("initial", "a secret may not stand in a recipe");
    }
    Parameter parameter =
        new Parameter(
            name, node.optional("label").orElse(name), kind, node.texts("choices"), initial);
    initial
        .filter(value -> !value.isEmpty() && !parameter.accepts(value))
        .ifPresent(value -> node.fault("initial", "its own kind or choices do not allow it"));
    return parameter;
  }
}
