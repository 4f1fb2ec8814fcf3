package dev.latchkey.sdk.trust;

import dev.latchkey.sdk.trust.LeakCheck.Monitor;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** {@link LeakCheck} for properties, which run on another test engine. It checks all tries of a property together. */
public final class PropertyLeakCheck implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws InterruptedException {
        Monitor monitor = new Monitor(Long.getLong(LeakCheck.GRACE_PERIOD_PARAMETER, LeakCheck.GRACE_SECONDS));
        PropertyExecutionResult result = property.execute();
        String leaks = monitor.findLeaks();
        return leaks.isEmpty() || result.status() != Status.SUCCESSFUL
                ? result
                : result.mapToFailed(context.label() + " left behind: " + leaks);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
