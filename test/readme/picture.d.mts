export declare const pictureFile: string;
export declare function takePicture(cwd: string): Promise<string>;
