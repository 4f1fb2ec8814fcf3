package dev.latchkey.sdk.trust;

import dev.latchkey.sdk.trust.LeakCheck.Watch;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** {@link LeakCheck} for properties, which another engine runs: what all tries of one leave behind. */
public final class PropertyLeakCheck implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws InterruptedException {
        Watch watch = new Watch(Long.getLong(LeakCheck.PATIENCE, LeakCheck.GRACE));
        PropertyExecutionResult result = property.execute();
        String left = watch.left();
        return left.isEmpty() || result.status() != Status.SUCCESSFUL
                ? result
                : result.mapToFailed(context.label() + " left behind: " + left);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
