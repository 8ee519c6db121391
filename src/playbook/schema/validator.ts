/** A validator made from a JSON Schema by build/validators.mjs. It leaves what it found in `errors`. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** An error as Ajv gives it. `parentSchema.$comment` names the definition or property whose schema was not met. */
export interface SchemaError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  parentSchema: { $comment?: string; properties?: Record<string, unknown> };
  propertyName?: string;
  data: unknown;
}
