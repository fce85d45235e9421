import type {
  DecisionOutput,
  InstanceOutput,
  InstanceViewOutput,
  LogLineOutput,
  ScalerOutput,
  ServiceOutput,
} from "../wire/messages.ts";
import type { PastCall } from "../wire/past_calls.ts";
import type { Size } from "./layout.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Settings } from "./settings/settings.ts";
import type {
  Catalogue,
  Dock,
  LoadState,
  Modal,
  Notice,
  Route,
  ScreenName,
} from "./types.ts";

/** Everything that can happen to the state. */
export type Action =
  | { readonly kind: "push"; readonly route: Route }
  | { readonly kind: "pop" }
  | { readonly kind: "reset"; readonly routes: readonly Route[] }
  /** Changes the route shown, or the last one of `screen` if it is still there. */
  | {
      readonly kind: "patch";
      readonly patch: Partial<Route>;
      readonly screen?: ScreenName;
    }
  /** Puts a calculator beside the instance, or gives it the keys. */
  | { readonly kind: "dock"; readonly instanceId: string; readonly dock: Dock }
  | { readonly kind: "modal"; readonly modal: Modal | undefined }
  | { readonly kind: "notice"; readonly notice: Notice | undefined }
  | { readonly kind: "resize"; readonly size: Size }
  | { readonly kind: "redraw" }
  | { readonly kind: "settings"; readonly settings: Partial<Settings> }
  | { readonly kind: "remember"; readonly remembered: Partial<Remembered> }
  /** Another scaler is shown: `undefined` is the own one. */
  | { readonly kind: "attached"; readonly scaler: string | undefined }
  | { readonly kind: "focus"; readonly focused: boolean }
  | DataAction;

/** What the scaler and the instances told. */
export type DataAction =
  | { readonly kind: "scaler"; readonly scaler: ScalerOutput }
  | { readonly kind: "session"; readonly email: string | undefined }
  | { readonly kind: "services"; readonly services: readonly ServiceOutput[] }
  | {
      readonly kind: "instances";
      readonly instances: readonly InstanceOutput[];
    }
  | {
      readonly kind: "view";
      readonly view: InstanceViewOutput;
      /** It has no tables: those that are known stay. @default false */
      readonly isBrief?: boolean;
    }
  | {
      readonly kind: "changes";
      readonly instanceId: string;
      readonly decisions: readonly DecisionOutput[];
    }
  | { readonly kind: "log-opened"; readonly instanceId: string }
  | { readonly kind: "log-lines"; readonly lines: readonly LogLineOutput[] }
  | {
      readonly kind: "catalogue";
      readonly address: string;
      readonly catalogue: Catalogue;
    }
  /** What was asked before this console began, newest first. */
  | { readonly kind: "calls"; readonly calls: readonly PastCall[] }
  | { readonly kind: "called"; readonly call: PastCall }
  | { readonly kind: "load"; readonly load: LoadState | undefined }
  | { readonly kind: "feed-alive"; readonly feed: string }
  | {
      readonly kind: "feed-behind";
      readonly feed: string;
      /** Since the last news; 0 when there never was any. */
      readonly seconds: number;
      /** Why, when it broke off just now. */
      readonly error?: string;
    };
