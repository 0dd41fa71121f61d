package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/// A trend as high as a word, for the eye only.
@Tag("chimera-spark")
@JsModule("context://chimera/chimera-spark.js")
public final class Spark extends Component {

  public void show(List<Double> values) {
    getElement().setPropertyList("values", values);
  }

  public static Spark of(List<Double> values) {
    Spark spark = new Spark();
    spark.show(values);
    return spark;
  }
}
