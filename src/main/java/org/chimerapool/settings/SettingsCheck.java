package org.chimerapool.settings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chimerapool.kernel.SettingsConflict;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

/// Looks at every setting by itself, so that one fault does not hide another.
final class SettingsCheck {
  private final Sources sources;
  private final Validator validator;

  private SettingsCheck(Sources sources, Validator validator) {
    this.sources = sources;
    this.validator = validator;
  }

  /// All faults that the records' settings have in this environment, misspelt names included.
  static List<SettingFault> faults(ConfigurableEnvironment environment, List<Class<?>> records) {
    List<SettingFault> faults = new ArrayList<>(faults(Sources.of(environment), records));
    faults.addAll(
        UnknownSettings.faults(
            environment, records.stream().flatMap(type -> Setting.of(type).stream()).toList()));
    return faults;
  }

  /// All faults that the records' settings have there.
  static List<SettingFault> faults(Sources sources, List<Class<?>> records) {
    SettingsCheck check = new SettingsCheck(sources, Constraints.VALIDATION.getValidator());
    List<SettingFault> faults = new ArrayList<>();
    for (Class<?> type : records) {
      List<SettingFault> own =
          Setting.of(type).stream().flatMap(setting -> check.fault(setting).stream()).toList();
      faults.addAll(own.isEmpty() ? check.asAWhole(type) : own);
    }
    return faults;
  }

  private Optional<SettingFault> fault(Setting setting) {
    Object value;
    try {
      value =
          sources
              .binder()
              .bind(
                  setting.name(),
                  Bindable.of(ResolvableType.forType(setting.component().getGenericType())))
              .orElse(null);
    } catch (BindException e) {
      return Optional.of(fault(setting, e.getProperty()));
    }
    if (value == null && setting.hasDefault()) {
      return Optional.empty();
    }
    return validator.validateValue(setting.owner(), setting.component().getName(), value).isEmpty()
        ? Optional.empty()
        : Optional.of(fault(setting, sources.written(setting.name()).orElse(null)));
  }

  /// What only the record itself can judge: settings that do not fit together, and what lies deeper
  /// than a setting.
  private List<SettingFault> asAWhole(Class<?> type) {
    String prefix = Setting.prefix(type);
    try {
      Object whole = sources.binder().bindOrCreate(prefix, Bindable.of(type));
      return validator.validate(whole).stream().map(found -> deeper(prefix, found)).toList();
    } catch (BindException e) {
      Throwable cause = e;
      while (cause.getCause() != null && !(cause instanceof SettingsConflict)) {
        cause = cause.getCause();
      }
      return List.of(
          cause instanceof SettingsConflict conflict
              ? conflict(conflict)
              : new SettingFault(
                  prefix,
                  "a combination that does not fit",
                  "see above",
                  String.valueOf(cause.getMessage())));
    }
  }

  private SettingFault conflict(SettingsConflict conflict) {
    return new SettingFault(
        conflict.property(),
        "a value that does not fit",
        origin(sources.written(conflict.property()).orElse(null)),
        String.valueOf(conflict.getMessage()),
        conflict.rule(),
        conflict.details());
  }

  private SettingFault deeper(String prefix, ConstraintViolation<Object> found) {
    String property = prefix + "." + Setting.kebab(found.getPropertyPath().toString());
    return new SettingFault(
        property,
        "'" + found.getInvalidValue() + "'",
        origin(sources.written(property).orElse(null)),
        found.getMessage());
  }

  private static SettingFault fault(Setting setting, @Nullable ConfigurationProperty written) {
    return new SettingFault(
        setting.name(),
        value(setting, written),
        origin(written),
        AllowedValues.of(setting).toString());
  }

  private static String value(Setting setting, @Nullable ConfigurationProperty written) {
    if (written == null) {
      return "nothing";
    }
    return setting.isSecret() ? "a value that is not shown" : "'" + written.getValue() + "'";
  }

  static String origin(@Nullable ConfigurationProperty written) {
    return written == null || written.getOrigin() == null
        ? "not set anywhere"
        : Objects.toString(written.getOrigin());
  }

  /// Made when it is first needed, and kept: making it takes a tenth of a second.
  private static final class Constraints {
    static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();
  }
}
